"""Names at both ends of a message: introductions, greetings, and the line after a closing."""

import regex

from answers.redaction.introductions import FULL as _FULL
from answers.redaction.introductions import hide_introductions
from answers.redaction.marks import NAME

_TITLE = (
    r"(?:(?i:mr|mrs|ms|miss|dr|sir|madam|meneer|mevrouw|heer|dhr|mevr|hr|fru|herr|frau|monsieur|madame|mme|m)\.?\s)?+"
)

# "my name is" in five languages; then a name in capitals, or one word that says nothing else.
_INTRODUCED = regex.compile(
    r"\b((?i:my name is|my name's|i am called|you are speaking (?:to|with)|"
    r"ik heet|mijn naam is|u spreekt met|je spreekt met|"
    r"jeg hedder|mit navn er|du taler med|"
    r"ich hei(?:ß|ss)e|mein name ist|hier spricht|"
    r"je m['’]appelle|mon nom est)\s{1,4}+)"
    rf"{_TITLE}({_FULL})"
)
_INTRODUCED_SMALL = regex.compile(
    r"\b((?i:my name is|my name's|ik heet|mijn naam is|jeg hedder|mit navn er|ich hei(?:ß|ss)e|mein name ist|"
    r"je m['’]appelle|mon nom est)\s{1,4}+)(\p{Ll}[\p{L}'’-]{1,30}+)"
)
_NO_NAME = frozenset(
    word
    for words in (
        "not no wrong spelled misspelled incorrect missing on in the a still and but",
        "niet fout verkeerd onjuist op in het een nog en maar",
        "ikke forkert stavet på i en et stadig og men",
        "nicht falsch auf im ein eine noch immer und aber",
        "pas mal faux sur dans le la un une encore et mais",
    )
    for word in words.split()
)
_GREETED = regex.compile(
    r"(?m)^([ \t]{0,4}+(?i:hi|hello|hey|dear|good (?:morning|afternoon|evening)|beste|hoi|hallo|dag|geachte|lieve|"
    r"goede(?:morgen|middag|navond)|hej|kære|goddag|godmorgen|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|"
    rf"bonjour|bonsoir|salut|ch(?:er|ère))[ \t]{{1,4}}+){_TITLE}({_FULL})(?=[ \t]{{0,4}}+(?:[,!.:;–-]|$))"
)
_CLOSINGS = (
    r"kind(?:est)? regards|best regards|warm regards|regards|best wishes|best|sincerely|yours truly|cheers|thanks|"
    r"thank you|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groet(?:jes|en)?|mvg|bedankt|alvast bedankt|"
    r"med venlig hilsen|venlig hilsen|mange hilsner|hilsen|vh|mvh|på forhånd tak|mange tak|tak|"
    r"mit freundlichen grü(?:ß|ss)en|freundliche grü(?:ß|ss)e|viele grü(?:ß|ss)e|liebe grü(?:ß|ss)e|grü(?:ß|ss)e|mfg|"
    r"vg|lg|vielen dank|danke|gru(?:ß|ss)|beste grü(?:ß|ss)e|knus|salutations|cdlt|cordialement|bien à vous|"
    r"bien cordialement|sincères salutations|merci(?: d'avance)?"
)
_SIGNED = regex.compile(rf"(?m)((?i:\b(?:{_CLOSINGS}))[,.!]?\s{{1,4}}+)({_FULL})(?=[.!]?[ \t]{{0,4}}+$)")
_SIGNED_SMALL = regex.compile(
    r"((?i:\b(?:kind regards|best regards|regards|groetjes|groeten|groet|mvg|hilsen|mvh|grü(?:ß|ss)e|mfg|lg|"
    r"cordialement))[,.!]?\s{1,4}+)(\p{Ll}[\p{L}'’-]{1,30}+(?: \p{Ll}[\p{L}'’-]{1,30}+)?)(?=[.!]?\s{0,4}+$)"
)


def hide_names(text: str) -> str:
    """The text without names that are announced; one that nothing announces stays."""
    text = _INTRODUCED.sub(rf"\g<1>{NAME}", text)
    text = _INTRODUCED_SMALL.sub(_hide_small, text)
    text = _GREETED.sub(rf"\g<1>{NAME}", text)
    text = _SIGNED.sub(rf"\g<1>{NAME}", text)
    text = _SIGNED_SMALL.sub(rf"\g<1>{NAME}", text)
    return hide_introductions(text)


def _hide_small(found: "regex.Match[str]") -> str:
    return str(found[0]) if found[2].casefold() in _NO_NAME else f"{found[1]}{NAME}"
