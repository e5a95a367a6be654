"""Texts that were made to keep a regular expression busy for ever."""

import re

LENGTH = 10_000

# One a line; what can't be seen is escaped as in Python.
_REPEATED = r"""
a|A|1|_|-|'|’|"|“|«|(|[|[[|{{|{%|<|@|#|^|\n|\t|\x20|.|,|!|?|\\
é|ß|İ|ﬁ|😀|👩‍👩‍👧‍👦|\u200d|\u0301|\ue000|𝗡|\xa0|\u202e
a\x20|A\x20|1\x20|1-|1.|a.|a@|a@a.|a-a|a'|ha|sorry\x20|we\x20|you\x20|not\x20|u\x20|Sie\x20|vous\x20
we regret\x20|any inconvenience\x20|if you\x20|sorry if you\x20|het spijt ons\x20|vi beklager\x20|es tut uns leid\x20
nous sommes\x20|https://|http://a.|www.a|a/|https://a.b/?utm_source=|+31 6\x20|NL00|VH-2|06-12\x20|12/12/|10:00\x20
kl.\x20|Hi\x20|Hi Anna,\n\n|Kind regards,\n|!!\x20|?!\x20|...\x20|- a\n|1. a\n|>\x20|**\x20|#a|[a](|&#123;
tomorrow before\x20|morgen vóór 11.00 uur\x20|i morgen inden kl. 10\x20|bis 17 Uhr\x20|avant 11 h\x20
within two hours\x20|nous vous rappelons demain\x20
"""
_ESCAPE = re.compile(r"\\(?:x..|u....|[nt\\])")


def list_hostile(length: int = LENGTH) -> list[str]:
    """Each as long as the longest draft."""
    pieces = [_ESCAPE.sub(_unescaped, piece) for line in _REPEATED.strip().splitlines() for piece in line.split("|")]
    return [(piece * (length // len(piece) + 1))[:length] for piece in pieces] + [
        "a" * (length - 1) + "!",
        "(" * (length // 2) + ")" * (length // 2),
        "“" * (length // 2) + "”" * (length // 2),
        ("word " * 39 + "end. ") * (length // 200),
        "\n\n".join(["Hi Anna,", *["A paragraph of some words."] * (length // 30)]),
    ]


def _unescaped(found: re.Match[str]) -> str:
    return found.group().encode("ascii").decode("unicode_escape")
