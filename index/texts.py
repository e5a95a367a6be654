"""The texts as they are compared: one normal form, words, stems, sentences, and what a text says about its language.

Any string is accepted, also one without a letter.
"""

import re
import unicodedata
from functools import lru_cache

import Stemmer

LONGEST = 4_000  # characters that are read of any text; every encoder stops long before
STEMMERS = {"da": "danish", "de": "german", "en": "english", "fr": "french", "nl": "dutch"}
EVIDENCE_SHARE = 0.15  # of the words; a foreign product name or quotation does not change a question's language

# Frequent words that only one of the languages has.
_FREQUENT = {
    lang: frozenset(words.split(","))
    for lang, words in {
        "da": "af,at,blive,bliver,dig,ikke,jeg,kan,kommer,mig,mit,når,og,på,skal,til,vil,hvad,hvor,hvordan,hvornår",
        "de": "auf,das,dass,dem,den,der,die,ein,eine,für,ich,ist,kann,mein,meine,mit,nicht,und,wann,wie,wird,zu,zum",
        "en": "about,any,are,be,can,could,did,do,does,don't,from,get,how,i'm,i've,is,it's,my,need,not,please,should,"
        "the,their,there,they,this,to,what,when,where,which,who,why,with,would,you,your",
        "fr": "au,aux,avec,ce,comment,dans,des,du,est,et,je,la,le,les,mes,mon,ne,où,par,pas,pour,puis,que,quel,qui,une",
        "nl": "dat,een,en,hebben,heb,het,hoe,ik,kan,kunnen,maar,mij,mijn,naar,niet,ons,ook,te,van,voor,waar,wanneer,"
        "wat,worden,zijn",
    }.items()
}
_SPACES = {"Cc", "Cs", "Zl", "Zp"}  # control characters, lone surrogates, line and paragraph separators
_WORDS = re.compile(r"\w+")
_SPOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def normalise(text: str) -> str:
    """Return the text in NFC with single spaces and without control characters, cut to `LONGEST` characters."""
    cut = unicodedata.normalize("NFC", text[:LONGEST])
    if not cut.isprintable():
        cut = "".join(" " if unicodedata.category(character) in _SPACES else character for character in cut)
    return " ".join(cut.split())


def fold(text: str) -> str:
    """Return the text in lower case without accents; "ß" becomes "ss"."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def list_words(text: str) -> list[str]:
    """Return the words and numbers of the text as they are written."""
    return _WORDS.findall(text)


def list_stems(text: str, lang: str | None) -> list[str]:
    """Return the folded words of the text, stemmed where there is a stemmer for the language; numbers stay."""
    words = _WORDS.findall(fold(text))
    return [_stem(word, STEMMERS[lang]) for word in words] if lang in STEMMERS else words


@lru_cache(maxsize=65_536)
def _stem(word: str, algorithm: str) -> str:
    # A stemmer of its own each time: PyStemmer's objects must not be shared between threads.
    stem: str = Stemmer.Stemmer(algorithm, 0).stemWord(word)
    return stem


def list_sentences(text: str) -> list[str]:
    """Return the sentences and lines of a text, without empty ones."""
    return [sentence for part in _SENTENCE_END.split(text) if (sentence := part.strip())]


def find_language(text: str) -> str | None:
    """Return the language that the frequent words show, or None: evidence for weights, no language detection.

    None for a text without such words, where two languages have as many, and where they are too few.
    """
    words = _SPOKEN.findall(text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    counts = sorted(((sum(word in own for word in words), lang) for lang, own in _FREQUENT.items()), reverse=True)
    (most, lang), (second, _) = counts[:2]
    return lang if most > second and most >= EVIDENCE_SHARE * len(words) else None


def has_words(text: str) -> bool:
    """Tell whether there is a letter or a digit to compare at all."""
    return _WORDS.search(text) is not None
