"""Names in the middle of a text, where the words around them say whose: a title, a relative, an account's holder."""

import regex

from answers.redaction.marks import NAME

_PARTICLE = "van|von|zu|de|der|den|du|la|le|ter|ten|af|el|al|bin|di|da"
CAPITAL = r"\p{Lu}[\p{L}'’.-]*+"
FULL = rf"{CAPITAL}(?:[ ](?:(?:{_PARTICLE})[ ])*+{CAPITAL}){{0,3}}+"
_WITH_PARTICLE = rf"(?:(?:{_PARTICLE}|Van|Von|De|Le|La|El)[ ]){{0,2}}+{FULL}"
_TWO = rf"{CAPITAL}(?:[ ](?:(?:{_PARTICLE})[ ])*+{CAPITAL}){{1,3}}+"
_HELLO = (
    r"hi|hello|hey|hiya|good (?:morning|afternoon|evening)|hoi|hallo|dag|goeie?(?:dag|morgen|middag|navond)|"
    r"goede(?:morgen|middag|navond)|hej|goddag|guten (?:tag|morgen|abend)|moin|servus|bonjour|bonsoir|salut"
)
_ITS_ME = (
    r"it['’]?s|this is|i['’]?m|i am|my name['’]?s|met|hier is|hier met|ik ben|je spreekt met|det er|her er|jeg er|"
    r"hier ist|hier spricht|hier|ich bin|ich bin['’]?s|c['’]est|ici|je suis"
)
# "Mrs Pemberton", "mevrouw van Oosterhout", "Frau Öztürk", "monsieur Delacroix-Nguyen"
_TITLED = regex.compile(
    r"(?<!\w)((?i:mrs|mr|ms|miss|dr|prof|meneer|mevrouw|dhr|mevr|mw|de heer|hr|fru|frk|herrn?|frau|monsieur|madame|"
    rf"mademoiselle|mme|mlle)(?:\.[ ]?|[ ])(?:(?:Dr|Prof)\.?[ ])?)({_WITH_PARTICLE})"
)
_KIN = (
    r"my|our|mijn|m['’]n|mn|onze|min|mine?|vores|mein(?:e[rmn]?)?|unser(?:e[rmn]?)?|mon|ma|notre",
    r"husband|wife|mother|mum|mom|father|dad|son|daughter|partner|brother|sister|boyfriend|girlfriend|fiancée?|"
    r"colleague|manager|boss|neighbou?r|aunt|uncle|gran(?:ny|dma|dpa)?|"
    r"man|vrouw|moeder|vader|zoon|dochter|broer|zus|vriend(?:in)?|collega|buurman|buurvrouw|baas|oma|opa|"
    r"mand|kone|mor|far|søn|datter|bror|søster|kæreste|kollega|chef|nabo|mormor|farmor|"
    r"mann|frau|mutter|vater|sohn|tochter|bruder|schwester|kolleg(?:e|in|en)|freund(?:in)?|chefin|nachbar(?:in)?|"
    r"mari|femme|mère|père|fils|fille|frère|s(?:œ|oe)ur|collègue|amie?|compagn(?:on|e)|voisine?|conjointe?",
)
_RELATED = regex.compile(
    rf"(?<!\w)((?i:{_KIN[0]})[ ](?i:{_KIN[1]})(?:[ ,(]{{1,2}}|[ ](?i:is called|called|named|heet|hedder|hei(?:ß|ss)t|"
    rf"s['’]appelle|is)[ ]))({_TWO}|{CAPITAL}(?!\p{{L}}))"
)
_CALLED = regex.compile(
    r"(?<!\w)((?i:(?:he|she)(?:['’]?s| is) (?:called|named)|"
    r"(?:his|her|their|whose|haar|zijn|hun|hans|hendes|ihr|sein|son) "
    r"(?:name|naam|navn|nom)(?: is|['’]s| er| ist| est|:)|(?:hij|zij|ze|die) heet|(?:han|hun) hedder|"
    r"(?:er|sie|die) hei(?:ß|ss)t|(?:il|elle) s['’]appelle)[ ]{1,2})"
    rf"({_WITH_PARTICLE})"
)
# Whose an account, a bill or a form is.
_HOLDS = regex.compile(
    r"(?<!\w)((?i:op (?:de )?naam van|t\.?n\.?v\.?|ten name van|in the name of|account ?holder|kontoinhaber(?:in)?|"
    r"kontohaver|(?:kort|konto)indehaver|rekeninghouder|titulaire|au nom de|auf den namen|i navnet|surname|last name|"
    r"family name|first name|full name|maiden name|achternaam|voornaam|naam|fornavn|efternavn|navn|nachname|vorname|"
    r"nom(?: de famille)?|prénom|name:|name is)(?: is| er| ist| est| now| nu|[,:])?[ :]{1,2}(?:nu |now )?)"
    rf"({_WITH_PARTICLE})"
)
_HELLO_ITS_ME = regex.compile(
    rf"(?m)(^[ \t]{{0,4}}+(?i:{_HELLO})[ ,!.]{{1,3}}(?i:{_ITS_ME})[ ])"
    rf"({_TWO}|{CAPITAL}(?=[ ]?[,.!;–-]|$|[ ](?:from|van|fra|aus|de|"
    r"uit|og|en|und|and|et)[ ]))"
)
# Danish and Dutch have no capitals in the middle of a sentence but for names: "hej det er Kasper, jeg …"
_ITS_ME_TWO = regex.compile(rf"(?m)((?:^|[.!?,\n])[ \t]{{0,4}}+(?i:{_HELLO})?[ ,!]{{0,3}}(?i:{_ITS_ME})[ ])({_TWO})")
_HERE = regex.compile(
    rf"(?m)(^[ \t]{{0,4}}+(?:(?i:{_HELLO})[ ,!.]{{1,3}})?)({_TWO})"
    r"(?=[ ](?:here|hier|her|speaking|am apparaat|ici)(?!\w))"
)
_HELLO_HERE = regex.compile(
    rf"(?m)(^[ \t]{{0,4}}+(?i:{_HELLO})[ ,!.]{{1,3}})({CAPITAL})(?=[ ](?:here|hier|speaking)(?:[ ]?[,.!;–-]|$))"
)
_INTRODUCED = regex.compile(
    rf"(?m)((?i:i am|i['’]m|ik ben|jeg er|ich bin|je suis)[ ])({_TWO})"
    r"(?=[ ]?(?:,|\(|from|and[ ]|en[ ]|og[ ]|und[ ]|et[ ]))"
)
_PATTERNS = (_TITLED, _RELATED, _CALLED, _HOLDS, _HELLO_ITS_ME, _ITS_ME_TWO, _HERE, _HELLO_HERE, _INTRODUCED)


def hide_introductions(text: str) -> str:
    """The text without such names; one that nothing announces stays."""
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\g<1>{NAME}", text)
    return text
