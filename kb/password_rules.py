"""Which passwords may be chosen: long, not among the first that are guessed, and not the person's own name.

After NIST SP 800-63B-4, section 3.1.1: length and a list of what everybody takes, no kinds of characters that have to
be there, and one spelling of what looks the same (NFKC), so that every keyboard gives the same password.
"""

import itertools
import re
import unicodedata
from pathlib import Path

from kb.errors import ValueRefused
from kb.person_rows import PersonRecord

MIN_CHARACTERS = 12
MAX_CHARACTERS = 200
_OWN_AT_LEAST = 4  # shorter parts of a name stand in words of their own right
_LEFT_AT_LEAST = 5
_DIFFERENT_AT_LEAST = 5
_SPELT = str.maketrans("013457@$!|", "oieastasil")  # as in pa$$w0rd
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm")
_RUN = 4
_COMMON = frozenset(Path(__file__).with_name("common_in_passwords.txt").read_text("utf-8").split())
_WORDS = re.compile("|".join(sorted(_COMMON, key=len, reverse=True)))


def normalise(password: str) -> str:
    """The one spelling that is hashed."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, person: PersonRecord) -> None:
    """Refuses a password that would soon be guessed.

    Raises:
        ValueRefused: it is too short or long, or easily guessed.
    """
    if len(password) > MAX_CHARACTERS:
        raise ValueRefused("new", f"A password has at most {MAX_CHARACTERS} characters; choose a shorter one.")
    plain = normalise(password)
    if len(plain) < MIN_CHARACTERS:
        raise ValueRefused(
            "new", f"A password needs {MIN_CHARACTERS} characters at least; several words are easy to keep."
        )
    folded = plain.casefold()
    if any(part in folded for part in _own_parts(person)):
        raise ValueRefused("new", "The password has your name or e-mail address in it; choose one without.")
    if is_common(folded):
        raise ValueRefused("new", "That is among the first passwords that are guessed; take several unrelated words.")


def is_common(password: str) -> bool:
    """Whether little is left without the words, runs, years and repetitions that everybody takes."""
    spelt = password.casefold().translate(_SPELT)
    return min(_left(password.casefold()), _left(spelt)) < _LEFT_AT_LEAST or len(set(spelt)) < _DIFFERENT_AT_LEAST


def _left(password: str) -> int:
    """How many characters are not accounted for by something common; a repeated stretch counts once."""
    rest = _WORDS.sub(" ", _without_runs(password))
    rest = re.sub(r"(?:19|20)\d\d", " ", rest)
    rest = re.sub(r"(.{2,}?)\1+", r"\1", rest)
    rest = re.sub(r"\d{1,4}(?=\W|$)", "", rest)  # a number behind a word
    return len(re.sub(r"[\W_]", "", rest))


def _without_runs(password: str) -> str:
    kept, start = [], 0
    while start < len(password):
        end = start + 1
        while end < len(password) and _is_run(password[start : end + 1]):
            end += 1
        kept.append(" " if end - start >= _RUN else password[start:end])
        start = end
    return "".join(kept)


def _is_run(text: str) -> bool:
    """Whether it goes along the alphabet, the digits or a row of keys, in either direction, or stays where it is."""
    steps = {ord(after) - ord(before) for before, after in itertools.pairwise(text)}
    return (
        steps <= {0} or steps in ({1}, {-1}) or any(text in row or text in row[::-1] for row in (*_RUNS, "1234567890"))
    )


def _own_parts(person: PersonRecord) -> set[str]:
    name, address = normalise(person.name).casefold(), person.email.casefold()
    parts = {address, address.partition("@")[0], *re.split(r"[\W_]+", name), *re.split(r"[\W_]+", address)[:-1]}
    return {part for part in parts if len(part) >= _OWN_AT_LEAST}
