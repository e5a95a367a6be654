"""The words that show where a question begins, in five languages; folded as `answers.message.words` folds them.

`asks` begin a question, `helps` do where the subject follows ("can I", "kan ik"), `wishes` begin a request. `leads` are
skipped in front of those, and `adds` among them announce something more. `wraps` only lead into the question that
follows ("can you tell me …"). `points` refer to what was said before; `empty` says nothing that could be looked up.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """What one language uses."""

    joins: frozenset[str]
    leads: frozenset[str]
    adds: tuple[str, ...]
    asks: frozenset[str]
    helps: frozenset[str]
    subjects: frozenset[str]
    wishes: tuple[str, ...]
    wraps: tuple[str, ...]
    points: frozenset[str]
    empty: frozenset[str]
    any_verb: bool  # whether any word before a subject is a verb that asks ("levert u"), or just those in `helps`


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(sorted((phrase.strip() for phrase in text.split("|")), key=len, reverse=True))


_EN = Cues(
    joins=_words("and also plus"),
    leads=_words("and also plus but oh so then hi hello hey please ps btw now well ok okay dear secondly finally"),
    adds=_phrases(
        "and also|also|oh and|plus|another question|another thing|one more thing|one more question|second question|"
        "secondly|second|besides|by the way|btw|ps|additionally|furthermore|lastly|finally|on another note|separately"
    ),
    asks=_words("who whos what whats where wheres when whens why whys how hows which whose whom"),
    helps=_words(
        "can could may might do does did is are am was were will would should shall have has had must cant isnt arent "
        "dont doesnt didnt wont"
    ),
    subjects=_words(
        "i you we they he she it this that there my your our the a an any anyone somebody someone these those one all "
        "his her their delivery shipping beans"
    ),
    wishes=_phrases(
        "i want to|i want|i would like to|i would like|id like to|id like|i need to|i need|please|tell me|let me know|"
        "send me|cancel|help me|can someone|i wish to|i have to|im trying to|i am trying to|im looking for"
    ),
    wraps=_phrases(
        "can you tell me|could you tell me|can you please tell me|could you please tell me|do you know|please tell me|"
        "tell me|i would like to know|id like to know|i want to know|i wonder|i was wondering|could you let me know|"
        "can you explain|please let me know|let me know|can you say|i want to ask|i wanted to ask|could you explain|"
        "i have a question|i have two questions|i have some questions|a few questions|two questions|quick question|"
        "can i ask|may i ask|can you help me|could you help me|any idea|any chance you know|would you know"
    ),
    points=_words("it this that them they these those one ones its their"),
    empty=_words(
        "me for in of to on with about help assist please tell why do done so not no be need want just get happen "
        "happens now today know say instead somehow think else see have"
    ),
    any_verb=False,
)

_NL = Cues(
    joins=_words("en ook plus"),
    leads=_words("en ook plus maar oh dus dan hoi hallo hey ps nou verder nog ten tweede daarnaast trouwens"),
    adds=_phrases(
        "en ook|ook|daarnaast|verder|nog een vraag|nog een vraagje|nog iets|nog wat|en nog iets|ten tweede|trouwens|"
        "ps|daarbij|bovendien|tot slot|oh en|tweede vraag|en verder|andere vraag"
    ),
    asks=_words("wie wat waar wanneer waarom hoe welke welk hoeveel hoelang waarmee waarvoor wiens waarheen waarop"),
    helps=_words(
        "kan kun kunnen mag mogen moet moeten is zijn heb hebben heeft zal zullen wordt worden krijg krijgen gaat komt "
        "doet doen werkt werken wil willen zou zouden was waren hoef bestaat zit zitten staat kost duurt"
    ),
    subjects=_words("ik je jij u jullie we wij hij zij ze het dit dat er mijn de een deze die iemand uw men onze ie"),
    wishes=_phrases(
        "ik wil graag|ik wil|ik zou graag|ik moet|ik heb nodig|graag|stuur me|stuur mij|kunt u|help me|laat me|"
        "ik zoek|ik probeer"
    ),
    wraps=_phrases(
        "kunt u mij vertellen|kun je me vertellen|kan je me vertellen|kunnen jullie me vertellen|kunt u me zeggen|"
        "kun je me zeggen|weten jullie|weet je|weet u|ik wil graag weten|ik wil weten|ik zou graag willen weten|"
        "ik vroeg me af|ik vraag me af|kun je aangeven|kunnen jullie aangeven|kunt u aangeven|kunnen jullie zeggen|"
        "ik heb een vraag|ik heb twee vragen|ik heb een paar vragen|twee vragen|vraagje|mag ik vragen|enig idee|"
        "kun je uitleggen|kunt u uitleggen|kunnen jullie uitleggen|kan iemand me vertellen|laat me weten|"
        "kunnen jullie mij vertellen|kan iemand mij vertellen|kun je mij vertellen"
    ),
    points=_words("het dit dat die deze hem ze daar hiervan daarvan hierop daarop"),
    empty=_words(
        "doen mij me voor mee mede helpen help nu op in aan om te dan wel niet met van zeggen doe gedaan weten"
    ),
    any_verb=True,
)

_DA = Cues(
    joins=_words("og ogsa samt"),
    leads=_words("og ogsa samt men na sa hej ps desuden derudover for resten forresten lige"),
    adds=_phrases(
        "og ogsa|ogsa|desuden|derudover|endnu et sporgsmal|et sporgsmal mere|en ting mere|en anden ting|for ovrigt|"
        "forresten|ps|og sa|for det andet|endelig|til sidst|nok et sporgsmal|og en ting til|en ting til"
    ),
    asks=_words("hvem hvad hvor hvornar hvorfor hvordan hvilken hvilket hvilke hvorhen hvormed hvorledes"),
    helps=_words(
        "kan ma skal vil er har far bliver kommer gar virker findes gor var havde kunne skulle ville tager leverer "
        "sender koster burde bor varer"
    ),
    subjects=_words("jeg du i vi de den det man der min mit mine jeres en et nogen han hun denne dette disse"),
    wishes=_phrases(
        "jeg vil gerne|jeg vil|jeg onsker|jeg skal|jeg har brug for|send mig|hjaelp mig|jeg mangler|jeg leder efter|"
        "jeg prover|gerne|kan i ikke"
    ),
    wraps=_phrases(
        "kan du fortaelle mig|kan i fortaelle mig|kan du sige mig|kan i sige mig|ved du|ved i|jeg vil gerne vide|"
        "jeg vil hore|jeg ville hore|jeg vil gerne hore|jeg vil bare hore|gad vide|kan i oplyse|kan i forklare|"
        "jeg har et sporgsmal|jeg har to sporgsmal|to sporgsmal|et sporgsmal|ma jeg sporge|fortael mig|"
        "kan du forklare|jeg taenkte pa|kan i sige|kan nogen fortaelle mig|lad mig vide"
    ),
    points=_words("det den dette denne de dem disse derfra dertil"),
    empty=_words("gore gor mig med om hjaelpe hjaelp nu at til pa ikke for af i sige ved vide lige"),
    any_verb=True,
)

_DE = Cues(
    joins=_words("und auch sowie"),
    leads=_words("und auch sowie aber ach also dann hallo ps noch ausserdem zudem ubrigens guten tag zweitens"),
    adds=_phrases(
        "und auch|auch|ausserdem|zudem|noch eine frage|noch was|noch etwas|und noch etwas|des weiteren|zweitens|"
        "ubrigens|ps|weiterhin|zum schluss|eine andere frage|zweite frage|und noch eine frage|daruber hinaus|ferner"
    ),
    asks=_words(
        "wer was wo wann warum wieso weshalb wie welche welcher welches welchen wieviel wohin woher "
        "womit wofur wem wen "
        "weswegen"
    ),
    helps=_words(
        "kann konnen koennen darf durfen muss mussen ist sind habe haben hat wird werden bekomme bekommen gibt geht "
        "kommt funktioniert soll sollen will wollen konnte konnten wurde war waren gilt kostet liefert liefern lasst "
        "lohnt brauche kostet dauert"
    ),
    subjects=_words(
        "ich du sie ihr wir er es das man mein meine meinen der die ein eine dies diese dieser "
        "jemand mir euer eure ihre"
    ),
    wishes=_phrases(
        "ich mochte gerne|ich mochte gern|ich mochte|ich will|ich wurde gerne|ich wurde gern|ich brauche|ich muss|"
        "bitte|schicken sie mir|schickt mir|helfen sie mir|ich suche|ich versuche|ich wollte|ich moechte"
    ),
    wraps=_phrases(
        "konnen sie mir sagen|konnt ihr mir sagen|kannst du mir sagen|konnten sie mir sagen|wissen sie|wisst ihr|"
        "weisst du|ich wusste gern|ich wusste gerne|ich wurde gern wissen|ich wurde gerne wissen|ich mochte wissen|"
        "ich wollte fragen|ich frage mich|sagen sie mir|sagt mir|konnen sie mir erklaren|konnt ihr mir erklaren|"
        "ich habe eine frage|ich habe zwei fragen|zwei fragen|eine frage|kurze frage|darf ich fragen|"
        "konnen sie sagen|ich will wissen|ich wollte wissen|mich wurde interessieren|kann mir jemand sagen|"
        "ich mochte gerne wissen|ich mochte gern wissen|bitte sagen sie mir|konnen sie mir mitteilen"
    ),
    points=_words("es das dies ihn diese dieser dieses diesen davon damit dafur daran darauf dazu"),
    empty=_words(
        "tun machen mache mir mich uns dabei helfen hilfe bitte nun jetzt nicht zu mit in fur von bei sagen wissen"
    ),
    any_verb=True,
)

_FR = Cues(
    joins=_words("et aussi puis"),
    leads=_words("et aussi puis mais ah donc alors bonjour salut ps ensuite enfin sinon egalement ok deuxiemement"),
    adds=_phrases(
        "et aussi|aussi|egalement|par ailleurs|de plus|en outre|autre question|une autre question|autre chose|"
        "deuxiemement|ensuite|sinon|ps|enfin|au fait|seconde question|encore une question|d autre part|dautre part"
    ),
    asks=_words(
        "qui que quoi quand où pourquoi comment quel quelle quels quelles combien lequel laquelle lesquels estce "
        "quest qu"
    ),
    helps=_words(
        "puis peut peux pouvez est es sont avez ai as a dois doit devez faut va allez vont livrez acceptez proposez "
        "vendez faites pourrais pourriez peuxtu etes serait aurai savez existe reste coute dure"
    ),
    subjects=_words("je j tu vous on nous il elle ils elles ce cela ca y ma mon mes la le les un une que t"),
    wishes=_phrases(
        "je voudrais|je souhaite|je veux|jaimerais|j aimerais|je dois|jai besoin|il me faut|merci de|envoyez moi|"
        "veuillez|aidez moi|je cherche|jessaie"
    ),
    wraps=_phrases(
        "pouvez vous me dire|peux tu me dire|pourriez vous me dire|savez vous|sais tu|je voudrais savoir|"
        "jaimerais savoir|je veux savoir|je me demande|je me demandais|dites moi|pouvez vous mindiquer|"
        "pourriez vous mindiquer|jai une question|jai deux questions|deux questions|une question|petite question|"
        "puis je savoir|pouvez vous mexpliquer|pourriez vous mexpliquer|je souhaite savoir|je souhaiterais savoir|"
        "est ce que vous savez|quelquun sait"
    ),
    points=_words("y ca cela celui celle ceux elle il ils elles lui ci"),
    empty=_words("faire fais fait aider maider aide moi me m de a dans pour svp maintenant pas avec dire s n ne"),
    any_verb=False,
)

CUES = {"en": _EN, "nl": _NL, "da": _DA, "de": _DE, "fr": _FR}
