"""How a reply opens: with a greeting in its own language, and with the customer's own name."""

import re

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Fix, Span, failed, passed
from answers.checklist.opening import Address, Opening, find_opening
from answers.checklist.registry import Parameters, check
from answers.checklist.signing import find_signer
from answers.checklist.text import fold
from answers.language import say_language

_FIRST_WORDS = 90  # characters in which the customer's name counts as a greeting
_HANDLE = re.compile(r"\s*@\w{1,40}")
_END_OF_GREETING = re.compile(r"[ \t]*[,.!]?(?:\s*\n\s*|[ \t]+|$)")
_POLITE = frozenset(["madame", "monsieur", "mesdames", "messieurs", "mademoiselle"])  # greet in French without a name
_LETTERS = (("æ", "ae"), ("ø", "o"), ("ß", "ss"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_TAKES_ANY_NAME = frozenset(["dear", "beste", "kære", "hi", "hello", "hej", "hallo", "hoi", "bonjour", "guten tag"])


@check("greeting")
def greeting(draft: Draft, _parameters: Parameters) -> Finding:
    """The reply greets where the channel greets, in its own language.

    The customer's name, or their handle, among the first words counts as a greeting; in a crisis the agreed statement
    comes first.
    """
    channel = draft.channel
    if channel is None or not channel.greeting:
        return passed("This channel has no greeting.")
    found = find_opening(draft.text)
    if found is None:
        if _names_customer(draft) or draft.statement is not None or "crisis" in draft.situations:
            return passed("It needs no greeting.")
        fixes = (_in_front(draft, channel.greeting),) if draft.spoken in {None, draft.lang} else ()
        return failed(f"Begin with a greeting, such as “{channel.greeting}”.", (), fixes)
    lang = draft.spoken or draft.lang
    if lang is None or {lang, draft.lang} & found.langs:
        return passed("It greets.")
    langs = " or ".join(say_language(one) for one in sorted(found.langs))
    detail = f"Greet in {say_language(lang)}, as you write the reply: this greeting is {langs}."
    return failed(detail, ((found.start, found.end),), _channels_own(draft, found))


@check("customer_name")
def customer_name(draft: Draft, _parameters: Parameters) -> Finding:
    """The greeting names the customer as they are called, where that is known.

    It is known when it was given, or is signed under the message; then "Dear customer" will not do either. A greeting
    without any name passes.
    """
    signer = find_signer(draft.question)
    found, known = find_opening(draft.text), draft.customer_name or signer
    if known is not None and any(char.isdigit() for char in known):  # a user name
        known = None
    if found is None or known is None:
        return passed("The name is not known." if known is None else "The greeting names nobody.")
    ours = {plain for name in (draft.customer_name, signer) if name for plain in _plain_words(name)}
    called = found.of_kind("name")
    if any(ours & set(_plain_words(word.text)) for word in called):
        return passed("It greets the customer.")
    if found.of_kind("general") or (not called and _is_general(found)):
        span = (found.start, found.end)
        return failed(f"Greet {known} by name.", (span,), _channels_own(draft, found) or _named(draft, found))
    if called:
        return _other_name(draft, found, called, signer)
    return passed("The greeting names nobody.")


def _other_name(draft: Draft, found: Opening, called: tuple[Address, ...], signer: str | None) -> Finding:
    """What is said of a name that is not the customer's; a surname behind a title may be one that nobody told us."""
    span = called[0].start, called[-1].end
    if found.of_kind("title"):
        surname = signer.split()[1:] if signer else []
        theirs = set(_plain_words(draft.question))
        if not surname or all(set(_plain_words(word.text)) & theirs for word in called[-1:]):
            return passed("It greets the customer by surname.")
        return failed("Correct the name in the greeting: the customer signs with another one.", (span,))
    known = draft.customer_name or signer
    fixes = (Fix(f"Greet {known}", ((*span, draft.customer_name),)),) if draft.customer_name else ()
    return failed(f"The customer is called {known}: correct the name in the greeting.", (span,), fixes)


def _is_general(found: Opening) -> bool:
    """Whether it addresses anybody: "Dear Sir or Madam", "Madame, Monsieur"."""
    titles = found.of_kind("title")
    return len(titles) > 1 or (len(titles) == 1 and fold(titles[0].text) not in _POLITE)


def _plain_words(name: str) -> list[str]:
    """The words of a name, however its letters are written: Jürgen is Juergen, Søren is Soren."""
    folded = fold(name)
    for written, plain in _LETTERS:
        folded = folded.replace(written, plain)
    return re.findall(r"[^\W_]+", folded)


def _names_customer(draft: Draft) -> bool:
    if _HANDLE.match(draft.text):
        return True
    names = {word for name in (draft.customer_name, find_signer(draft.question)) if name for word in _plain_words(name)}
    return bool(names & set(_plain_words(draft.text[:_FIRST_WORDS])))


def _in_front(draft: Draft, words: str) -> Fix:
    join = "\n\n" if "\n\n" in draft.text.strip() else " "
    return Fix("Put the greeting in front", ((0, 0, words + join),))


def _channels_own(draft: Draft, found: Opening) -> tuple[Fix, ...]:
    """The channel's greeting instead of this one, if it names the customer where this one names somebody."""
    channel, name = draft.channel, draft.customer_name
    if channel is None or not channel.greeting or draft.spoken not in {None, draft.lang}:
        return ()
    if found.addressed and (name is None or name not in channel.greeting):
        return ()
    return (Fix(f"Write “{channel.greeting}”", _instead(draft.text, found, channel.greeting)),)


def _instead(text: str, found: Opening, words: str) -> tuple[tuple[int, int, str], ...]:
    """The greeting replaced up to the next word, which gets a capital where the new greeting ends a sentence."""
    rest = _END_OF_GREETING.match(text, found.end)
    if rest is None:
        return ((found.start, found.end, words.rstrip(",.!")),)
    gap = "\n\n" if "\n" in rest.group() else " "
    following = text[rest.end() : rest.end() + 1]
    raised = following if words.endswith(",") else following.upper()
    return ((found.start, rest.end() + len(following), words + gap + raised),)


def _named(draft: Draft, found: Opening) -> tuple[Fix, ...]:
    """The given name instead of "customer", where the greeting before it fits anybody."""
    words = found.of_kind("general")
    before = fold(draft.text[found.start : words[0].start]).strip() if words else ""
    if draft.customer_name is None or before not in _TAKES_ANY_NAME:
        return ()
    span: Span = (words[0].start, words[-1].end)
    return (Fix(f"Greet {draft.customer_name}", ((*span, draft.customer_name),)),)
