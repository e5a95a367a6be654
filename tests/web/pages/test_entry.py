def test_it_works(agent):
    page = agent.get("/entries/it/reset-password")
    assert page.status_code == 200
    for text in (
        "How do I reset my password?",
        "Hoe stel ik mijn wachtwoord opnieuw in?",
        "my account is locked",
        "Verified 2 November 2026",
        "{{ facts.reset_url }}",
        "Dutch",
        "Cleared to send as is",
    ):
        assert text in page.text, text


def test_it_says_whom_to_ask_about_a_stale_entry(agent):
    assert "Not verified since 15 January 2025: ask Product" in agent.get("/entries/product/where-is-my-parcel").text


def test_it_shows_markup_as_text(agent):
    page = agent.get("/entries/product/hostile").text
    assert "<script>window" not in page
    assert "&lt;script&gt;window.ran=1" in page


def test_it_shows_a_draft_to_whose_it_is(sign_in):
    assert "Nobody has decided" in sign_in("admin").get("/entries/hr/parental-leave").text
    assert sign_in("owner").get("/entries/hr/parental-leave").status_code == 404  # owns it and product


def test_it_rejects_what_is_hidden_as_if_it_were_missing(agent, ambassador):
    assert agent.get("/entries/it/vpn").status_code == 200
    hidden, missing = ambassador.get("/entries/it/vpn"), ambassador.get("/entries/it/nothing")
    assert (hidden.status_code, hidden.text) == (404, missing.text)
    assert agent.get("/entries/hr/parental-leave").status_code == 404


def test_it_rejects_strange_addresses(agent):
    for address in ("/entries/", "/entries/%00", "/entries/../../etc/passwd", "/entries/" + "a/" * 500, "/entries/%ff"):
        assert agent.get(address).status_code == 404, address


def test_it_rejects_strangers(stranger):
    assert stranger.get("/entries/it/reset-password").status_code == 401
