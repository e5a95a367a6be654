"""The language codes that a library may use: ISO 639-1 (https://www.loc.gov/standards/iso639-2/php/code_list.php)."""

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

SUFFIX_LANGUAGES = ("en", "nl", "da", "de", "fr")
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
    "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu "
)
LANGUAGE_CODES = frozenset(_CODES.split())


def pick_language(texts: Mapping[str, T], lang: str | None) -> T | None:
    """The text for `lang`, else English, else the first one; None only when there is no text at all."""
    for code in (lang, "en"):
        if code is not None and code in texts:
            return texts[code]
    return next(iter(texts.values()), None)


def by_language(texts: str | Mapping[str, str] | None) -> dict[str, str]:
    """The texts by language; a text that stands for all languages stands under English, where look-ups fall back to."""
    if texts is None:
        return {}
    return {"en": texts} if isinstance(texts, str) else dict(texts)
