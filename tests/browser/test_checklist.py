"""The checklist while a reply is changed: live, marked in the text, mended by a key, and with no way around it."""

import re

import pytest
from playwright.sync_api import expect

from kb.outcomes import list_outcomes
from kb.waivers import list_waivers

pytestmark = pytest.mark.browser

LOCKED_OUT = "I can't log in any more"
CARD = "How do I reset my password?"
FAULT = " Sorry for any inconvenience."
RULE = "No stock apology"


def card_of(visit, name=CARD):
    return visit.page.get_by_role("article", name=name)


def write(visit, words):
    """At the end of the first reply, by keyboard."""
    visit.page.keyboard.press("e")
    visit.page.keyboard.press("Control+End")
    visit.page.keyboard.type(words)


def fresh(visit):
    """Waits until no checklist waits for an answer."""
    expect(visit.page.locator("[data-checklist][aria-busy]")).to_have_count(0)


def marked(visit, kind="must"):
    """The words that are marked in a text."""
    return visit.page.evaluate("kind => [...CSS.highlights.get(`objected-${kind}`) ?? []].map(String)", kind)


def copied(visit):
    return visit.page.evaluate("navigator.clipboard.readText()")


def suggestion_of(visit):
    return visit.page.locator("form[data-told]").first.get_attribute("action").split("/")[2]


def outcomes(visit):
    with visit.site.world.services.database.session() as db:
        return [(it.kind, it.text) for it in list_outcomes(db, suggestion_of(visit))]


@pytest.fixture
def editing(visit):
    """An agent who has written a fault into the first reply, and nothing on the clipboard."""
    visit.ask(LOCKED_OUT)
    visit.page.evaluate("navigator.clipboard.writeText('nothing yet')")
    write(visit, FAULT)
    expect(card_of(visit).get_by_role("listitem").filter(has_text=RULE)).to_contain_text("Fails")
    fresh(visit)
    return visit


def test_a_fault_is_listed_and_marked_as_it_is_typed(editing):
    item = card_of(editing).get_by_role("listitem").filter(has_text=RULE)
    assert "any inconvenience" in " ".join(marked(editing))
    expect(editing.page.locator("#announcer")).to_contain_text("1 must is not met")
    editing.page.keyboard.press("Escape")
    expect(card_of(editing).get_by_role("button", name="Edit")).to_be_focused()
    item.get_by_role("button", name="Show where").focus()
    assert "any inconvenience" in " ".join(marked(editing, "now"))
    editing.check_axe()


def test_what_is_mended_is_unmarked_and_announced(editing):
    for _ in FAULT:
        editing.page.keyboard.press("Backspace")
    expect(card_of(editing).get_by_text("Fails")).to_have_count(0)
    assert marked(editing) == []
    expect(editing.page.locator("#announcer")).to_contain_text("all musts are met")


def test_fast_typing_gives_the_last_answer(visit):
    visit.ask(LOCKED_OUT)
    delayed = []

    def hold_back_the_first(route):
        if delayed:
            route.continue_()
        else:
            delayed.append(route)

    visit.page.route("**/checks", hold_back_the_first)
    write(visit, FAULT)
    visit.page.wait_for_timeout(200)  # the first request is under way now, and is not answered
    for _ in FAULT:
        visit.page.keyboard.press("Backspace")
    fresh(visit)
    expect(card_of(visit).get_by_text("Fails")).to_have_count(0)
    assert len(delayed) == 1


def test_a_key_mends_and_another_undoes(visit):
    visit.ask(LOCKED_OUT)
    write(visit, " Now!!!")
    fresh(visit)
    text = card_of(visit).locator("#reply-1-text")
    expect(text).to_contain_text("Now!!!")
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("f")
    expect(text).not_to_contain_text("!!!")
    expect(text).to_contain_text("Now!")
    visit.page.keyboard.press("u")
    expect(text).to_contain_text("Now!!!")
    visit.page.keyboard.press("u")
    expect(text).not_to_contain_text("Now")
    visit.page.keyboard.press("u")
    expect(visit.page.get_by_text("There is nothing to undo.")).to_be_visible()


def test_undo_in_the_text_takes_a_fix_back_too(visit):
    visit.ask(LOCKED_OUT)
    write(visit, " Now!!!")
    fresh(visit)
    card = card_of(visit)
    card.get_by_role("button", name=re.compile("^One mark is enough")).click()
    expect(card.locator("#reply-1-text")).not_to_contain_text("!!!")
    card.locator("#reply-1-text").focus()
    visit.page.keyboard.press("Control+z")
    expect(card.locator("#reply-1-text")).to_contain_text("Now!!!")


def test_private_things_move_to_a_private_message(visit):
    visit.ask(LOCKED_OUT, channel="X")
    write(visit, " We mailed anna.smit@gmail.com about it.")
    fresh(visit)
    visit.page.keyboard.press("Escape")
    card = card_of(visit)
    public, private = card.locator("[data-text]").all()
    expect(private).to_be_hidden()
    visit.page.keyboard.press("f")
    expect(private).to_contain_text("anna.smit@gmail.com")
    expect(public).not_to_contain_text("anna.smit")
    expect(public).to_contain_text("private message")
    fresh(visit)
    card.get_by_role("button", name="Copy private message").click()
    expect(visit.page.get_by_text("The private message copied.")).to_be_visible()
    assert "anna.smit@gmail.com" in copied(visit)
    visit.check_axe()
    visit.page.keyboard.press("u")
    expect(private).to_be_hidden()
    expect(public).to_contain_text("anna.smit@gmail.com")


def test_nothing_is_copied_or_sent_past_a_must(editing):
    item = card_of(editing).get_by_role("listitem").filter(has_text=RULE)
    editing.page.keyboard.press("Escape")
    editing.page.keyboard.press("1")
    expect(editing.page.get_by_text(f"Not copied yet: “{RULE}” is not met.")).to_be_visible()
    expect(item).to_be_focused()
    assert copied(editing) == "nothing yet"
    editing.page.keyboard.press("s")
    expect(editing.page.get_by_text(f"Not noted as sent: “{RULE}” is not met.")).to_be_visible()
    assert outcomes(editing) == []


def test_a_must_is_waived_with_a_reason(editing):
    page, card = editing.page, card_of(editing)
    card.get_by_text("Send it all the same").click()
    reason = card.get_by_role("textbox", name="Why may it go without this?")
    reason.fill("because")
    card.get_by_role("button", name="Copy reply").click()
    expect(page.get_by_text("write in three words or more")).to_be_visible()
    expect(reason).to_be_focused()
    reason.fill("the customer asked for these words")
    page.keyboard.press("Enter")
    assert outcomes(editing) == []
    card.get_by_role("button", name="Copy reply").click()
    expect(page.get_by_text("Reply 1 copied.")).to_be_visible()
    assert copied(editing).endswith(FAULT)
    card.get_by_role("button", name="Sent it").click()
    expect(card.get_by_text("Noted as sent.")).to_be_visible()
    assert [kind for kind, _ in outcomes(editing)] == ["copied", "edited"]
    assert outcomes(editing)[1][1].endswith(FAULT.strip())
    with editing.site.world.services.database.session() as db:
        assert [it.reason for it in list_waivers(db, suggestion_of(editing))] == ["the customer asked for these words"]


def test_a_reason_and_a_tick_survive_the_next_answer(editing):
    card = card_of(editing)
    card.get_by_text("Send it all the same").click()
    card.get_by_role("textbox", name="Why may it go without this?").fill("the customer asked for it")
    card.get_by_role("checkbox").first.check()
    write(editing, " Bye")
    fresh(editing)
    expect(card.get_by_role("textbox", name="Why may it go without this?")).to_have_value("the customer asked for it")
    expect(card.get_by_role("checkbox").first).to_be_checked()


def test_it_says_when_the_checklist_could_not_be_refreshed(visit):
    visit.ask(LOCKED_OUT)
    visit.page.evaluate("navigator.clipboard.writeText('nothing yet')")
    visit.page.route("**/checks", lambda route: route.abort())
    write(visit, " Bye")
    card = card_of(visit)
    expect(card.get_by_text("The checklist could not be refreshed: Speeddial could not be reached.")).to_be_visible()
    expect(card.get_by_text("1 fine")).to_be_hidden()
    visit.check_axe()
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("1")
    expect(visit.page.get_by_text("Not copied yet: the checklist is about an earlier text.")).to_be_visible()
    assert copied(visit) == "nothing yet"
    visit.page.unroute("**/checks")
    expect(card.get_by_role("button", name="Check again")).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(card.get_by_text("could not be refreshed")).to_be_hidden()
    card.get_by_role("button", name="Copy reply").click()
    expect(visit.page.get_by_text("Reply 1 copied.")).to_be_visible()


def test_an_empty_text_says_so(visit):
    visit.ask(LOCKED_OUT)
    visit.page.keyboard.press("e")
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.press("Delete")
    expect(card_of(visit).get_by_text("The checklist could not be refreshed:")).to_contain_text("The draft is empty")


def test_markup_in_a_draft_stays_text(visit):
    visit.ask(LOCKED_OUT)
    write(visit, ' <script>window.ran=1</script><img src=x onerror="window.ran=2"> [x](javascript:1) <name>')
    fresh(visit)
    expect(card_of(visit).locator("#reply-1-text")).to_contain_text("<script>window.ran=1</script><img src=x")
    assert visit.page.evaluate("window.ran") is None
    assert visit.page.locator("#results script, #results img").count() == 0


def test_pasted_markup_and_lines_stay_text(visit):
    visit.ask(LOCKED_OUT)
    visit.page.evaluate(
        """() => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob(["<b>bold</b><br>two"], {type: "text/html"}),
            "text/plain": new Blob(["bold\\ntwo"], {type: "text/plain"})})])"""
    )
    write(visit, " ")
    visit.page.keyboard.press("Control+v")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.type("three")
    fresh(visit)
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("1")
    expect(visit.page.get_by_text("Reply 1 copied.")).to_be_visible()
    assert copied(visit).endswith("bold\ntwo\nthree")
    assert visit.page.locator("#reply-1-text b").count() == 0


def test_the_words_behind_an_emoji_are_the_ones_that_are_marked(visit):
    visit.ask(LOCKED_OUT)
    write(visit, " \U0001f389\U0001f389 Sorry for any inconvenience.")
    expect(card_of(visit).get_by_role("listitem").filter(has_text=RULE)).to_contain_text("Fails")
    fresh(visit)
    assert any("any inconvenience" in words for words in marked(visit))
    assert not any("\U0001f389" in words for words in marked(visit))


def test_a_blank_leads_to_its_field_and_is_none_once_written_over(visit):
    visit.ask("my order has not arrived yet")
    card = card_of(visit, "Where is my parcel?")
    card.locator("#reply-1-text mark").first.focus()
    visit.page.keyboard.press("Enter")
    expect(card.get_by_role("textbox", name="order number")).to_be_focused()
    visit.page.keyboard.type("4711")
    fresh(visit)
    expect(card.get_by_text("Every blank is filled in (must)")).to_be_hidden()
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("1")
    expect(visit.page.get_by_text("Reply 1 copied.")).to_be_visible()
    visit.page.keyboard.press("s")
    expect(card.get_by_text("Noted as sent.")).to_be_visible()
    assert [kind for kind, _ in outcomes(visit)] == ["copied", "sent"]


def test_a_reply_in_several_messages_is_changed_as_one_and_split_again(visit):
    visit.ask("my candle smokes black", channel="Pager")
    card = card_of(visit, "Why does a candle smoke?")
    expect(card.get_by_role("button", name="Copy message 4")).to_be_visible()
    visit.page.keyboard.press("e")
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.type("Trim the wick.")
    fresh(visit)
    visit.page.keyboard.press("Escape")
    expect(card.get_by_role("button", name="Copy message 1")).to_have_count(0)
    expect(card.get_by_text("14 of 60")).to_be_visible()
    visit.page.keyboard.press("1")
    expect(visit.page.get_by_text("Reply 1 copied.")).to_be_visible()
    assert copied(visit) == "Trim the wick."


def test_a_holding_reply_has_its_checklist_too(visit):
    visit.ask("qqq zzz")
    holding = card_of(visit, "Holding reply")
    expect(holding.get_by_role("region", name="Checklist of Holding reply")).to_contain_text("to confirm")
    visit.page.keyboard.press("h")
    expect(visit.page.get_by_text("Holding reply copied.")).to_be_visible()


def test_it_works_on_a_phone(look):
    look.sign_in()
    look.ask(LOCKED_OUT, channel="X")
    card = card_of(look)
    card.get_by_role("button", name="Edit").click()
    look.page.keyboard.press("Control+End")
    look.page.keyboard.type(FAULT + " Mail anna.smit@gmail.com now!!!")
    expect(card.get_by_role("listitem").filter(has_text=RULE)).to_contain_text("Fails")
    fresh(look)
    card.get_by_text("Send it all the same").first.click()
    look.check_width()
    look.check_axe()


def test_it_works_without_script(new_visit):
    visit = new_visit(java_script_enabled=False)
    visit.sign_in()
    visit.ask(LOCKED_OUT)
    card = card_of(visit)
    text = card.get_by_role("textbox", name="As you send it")
    text.fill(text.input_value() + FAULT)
    card.get_by_role("button", name="Sent it").click()
    expect(visit.page.get_by_role("heading", name="Not noted as sent")).to_be_visible()
    visit.page.get_by_text("Send it all the same").click()
    visit.page.get_by_role("textbox", name="Why may it go without this?").fill("the customer asked for it")
    visit.page.get_by_role("button", name="Sent it").click()
    expect(visit.page.get_by_text("The reply was sent with changes.")).to_be_visible()


def test_a_guideline_says_why_with_examples(visit):
    visit.open("/guidelines/no-stock-apology")
    expect(visit.page.get_by_role("heading", name=RULE, level=1)).to_be_visible()
    expect(visit.page.get_by_text(re.compile("Bad: Sorry for any inconvenience"))).to_be_visible()
    visit.check_axe()


def test_a_second_reply_is_added_to_the_draft_and_nothing_is_lost(visit):
    visit.ask("I can't log in any more. Also, where is my parcel?")
    page = visit.page
    draft = page.locator("[data-card='1']")
    other = page.get_by_role("article", name="Where is my parcel?")
    other.get_by_role("textbox", name="order number").fill("4711")
    page.keyboard.press("Escape")
    draft.get_by_role("button", name="Edit").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" My own words.")
    page.keyboard.press("Escape")
    text = draft.locator("#reply-1-text")
    before = text.text_content()
    other.get_by_role("button", name="Add to the draft").focus()
    page.keyboard.press("+")
    expect(page.get_by_text("Added to reply 1. Press u to undo it.")).to_be_visible()
    expect(text).to_contain_text("Your order 4711 left our warehouse.")
    assert text.text_content().startswith(before)
    fresh(visit)
    page.keyboard.press("u")
    expect(text).to_have_text(before)
    draft.get_by_role("button", name="Edit").focus()
    page.keyboard.press("+")
    expect(page.get_by_text("This is the draft itself")).to_be_visible()
