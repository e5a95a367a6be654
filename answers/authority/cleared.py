"""The wordings in which an entry, or several as one reply, may go out on a channel.

What was given with a question is not kept, so a reply is rendered anew with and without each value that it may name: a
given value stands as a number that no answer holds, and is a slot afterwards. Which lengths decide (the short version,
the close) depends on values, too, so all of them are cleared.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice

from answers.authority.values import Slot
from answers.authority.wording import Wording, wording_of
from answers.errors import TemplateFailed
from answers.reply.compose import compose_several
from answers.reply.fields import Field, Fields, find_field, label
from answers.reply.form import Answer, ChannelForm
from kb.documents.problems import ProblemFound
from kb.documents.templates import check_template

_MOST_SETS = 64  # of values, given or not: all of six names
_STAND_IN = "90735182640{:02}"
_OF_THE_CHANNEL = {"channel", "lang", "address"}


def list_wordings(answers: Sequence[Answer], form: ChannelForm, facts: Mapping[str, object]) -> list[Wording]:
    """Every way in which the answers may read as one reply, each once; none where no template can be filled in."""
    fields: Fields = {name: field for answer in reversed(answers) for name, field in answer.fields.items()}
    names = sorted(_list_names(answers, form))
    found: dict[str, Wording] = {}
    for given in islice(_list_given(names, fields), _MOST_SETS):
        for shape in _list_shapes(form, has_short=any(answer.short for answer in answers)):
            wording = _render(answers, shape, facts, fields, given)
            if wording is not None:
                found.setdefault(repr(wording.pieces), wording)
    return list(found.values())


def _list_names(answers: Sequence[Answer], form: ChannelForm) -> set[str]:
    templates = [form.greeting, form.close, form.signature]
    templates += [text for answer in answers for text in (answer.full, answer.short) if text]
    names: set[str] = set()
    for template in templates:
        try:
            names |= check_template(template).others
        except ProblemFound:
            continue  # rendering says what is wrong
    return names - _OF_THE_CHANNEL


def _list_given(names: Sequence[str], fields: Fields) -> Iterator[dict[str, str]]:
    """Which values are given, the likeliest first: none, the people's names, all, then every other set.

    Of a choice each is tried, as templates may decide by it.
    """
    people = tuple(name for name in names if name.startswith(("customer.", "agent.")))
    stand_ins = {name: _STAND_IN.format(number) for number, name in enumerate(names)}
    for chosen in dict.fromkeys(((), people, tuple(names))):
        yield {name: stand_ins[name] for name in chosen}
    for name in names:
        for choice in find_field(name, fields).choices:
            for others in (names, [it for it in names if it not in people], people, ()):
                yield {**{other: stand_ins[other] for other in others}, name: choice}
    for size in range(1, len(names)):
        for chosen in combinations(names, size):
            yield {name: stand_ins[name] for name in chosen}


def _list_shapes(form: ChannelForm, *, has_short: bool) -> Iterator[ChannelForm]:
    whole = replace(form, limit=None)
    yield replace(whole, prefers_short=False)
    if has_short:
        yield replace(whole, prefers_short=True)
    if form.close and form.limit is not None:
        yield from _list_shapes(replace(form, close=""), has_short=has_short)


def _render(
    answers: Sequence[Answer],
    form: ChannelForm,
    facts: Mapping[str, object],
    fields: Fields,
    given: Mapping[str, str],
) -> Wording | None:
    # A value that is given as a number is said as it is, whatever its type; its slot asks for the type again.
    spoken = {**fields, **{name: Field() for name in given}}
    values: dict[str, object] = {"facts": facts}
    for name, value in given.items():
        _put(values, name.split("."), value)
    try:
        reply = compose_several([replace(answer, fields=spoken) for answer in answers], form, values)
    except TemplateFailed:
        return None
    stand_ins = {
        value: Slot(name, f"[{label(name, form.lang)}]", find_field(name, fields))
        for name, value in given.items()
        if value.isdecimal()  # a choice is said as it is
    }
    return wording_of(reply, stand_ins)


def _put(values: dict[str, object], path: Sequence[str], value: str) -> None:
    for name in path[:-1]:
        inner = values.setdefault(name, {})
        if not isinstance(inner, dict):
            return
        values = inner
    values.setdefault(path[-1], value)
