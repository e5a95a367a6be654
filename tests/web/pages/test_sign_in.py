from tests.web.forms import token_of


def test_it_works(stranger, world):
    address = f"/sign-in/{world.make_link('agent')}"
    page = stranger.get(address)
    assert page.status_code == 200
    answer = stranger.post(address, data={"csrf_token": token_of(page)})
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Sam de Vries" in stranger.get("/").text


def test_looking_at_a_link_does_not_use_it(app, stranger, world):
    address = f"/sign-in/{world.make_link('agent')}"
    for _ in range(3):
        preview = app.test_client()
        assert preview.get(address).status_code == 200
        assert preview.head(address).status_code == 200
    assert stranger.post(address, data={"csrf_token": token_of(stranger.get(address))}).status_code == 303


def test_it_rejects_a_link_that_was_used(app, world):
    address = f"/sign-in/{world.make_link('agent')}"
    first, second = app.test_client(), app.test_client()
    assert first.post(address, data={"csrf_token": token_of(first.get(address))}).status_code == 303
    page = second.post(address, data={"csrf_token": token_of(second.get(address))})
    assert page.status_code == 410
    assert "already used or has expired" in page.text
    assert second.get("/").status_code == 401


def test_it_rejects_a_link_that_never_was(stranger):
    token = token_of(stranger.get("/sign-in/nonsense"))
    for secret, status in (("nonsense", 410), ("%00", 410), ("x" * 5000, 410), ("å", 410), ("..%2f..%2fetc", 404)):
        page = stranger.post(f"/sign-in/{secret}", data={"csrf_token": token})
        assert page.status_code == status, secret


def test_it_rejects_a_press_from_another_site(stranger, world):
    assert stranger.post(f"/sign-in/{world.make_link('agent')}").status_code == 400


def test_it_starts_with_an_empty_session(agent, world):
    with agent.session_transaction() as session:
        session["channel"] = "x"
    address = f"/sign-in/{world.make_link('ambassador')}"
    agent.post(address, data={"csrf_token": token_of(agent.get(address))})
    with agent.session_transaction() as session:
        assert "channel" not in session
    assert "Amina Yilmaz" in agent.get("/").text


def test_it_signs_out(agent):
    answer = agent.post("/sign-out", data={"csrf_token": token_of(agent.get("/"))})
    assert (answer.status_code, answer.location) == (303, "/sign-out")
    assert "You are signed out." in agent.get("/sign-out").text
    assert agent.get("/").status_code == 401


def test_it_rejects_a_session_that_somebody_made_up(app):
    client = app.test_client()
    client.set_cookie("speeddial", "eyJwZXJzb24iOjF9.aaaa.bbbb")
    assert client.get("/").status_code == 401
    for secret in (1, "1", None, True, "", ["x"], "x" * 3000):
        with client.session_transaction() as session:
            session["sign_in"] = secret
        assert client.get("/").status_code == 401, secret


def test_it_rejects_who_guesses_links(stranger):
    data = {"csrf_token": token_of(stranger.get("/sign-in/guess"))}
    codes = [stranger.post(f"/sign-in/guess-{number}", data=data).status_code for number in range(21)]
    assert codes == [410] * 20 + [429]
    assert int(stranger.post("/sign-in/guess", data=data).headers["Retry-After"]) <= 60


def test_a_whole_office_may_sign_in_at_once(app, world):
    for _ in range(25):
        client, address = app.test_client(), f"/sign-in/{world.make_link('agent')}"
        assert client.post(address, data={"csrf_token": token_of(client.get(address))}).status_code == 303
