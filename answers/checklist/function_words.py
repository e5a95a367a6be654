"""Small words that every text of a language is full of: a cheap first look at which language a sentence is in.

Folded, as `Text.words` are. What two languages share tells nothing, and is left out where one is told from the other.
"""

from answers.checklist.text import fold


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(listed).split())


FUNCTION_WORDS = {
    "en": _words(
        "the a an and or but if then of to in on at by for from with without about into over under it its "
        "it's is are was were be been has have had do does did will would can could should may might must "
        "not no you your yours we our us i i'm i'll my me they their them he she his her this that these "
        "those there here what which who when where why how as than so because also just only please thank "
        "thanks any some all both each more most don't we'll you'll you're we're isn't doesn't can't once "
        "after before until while up out back let get"
    ),
    "nl": _words(
        "de het een en of maar als dan van naar in op aan bij voor door uit met zonder over onder tot om te "
        "is zijn was waren wordt worden werd heb hebt heeft hebben had kan kunt kunnen kon zal zullen zou "
        "moet moeten mag niet geen je jij jou jouw u uw we wij ons onze ik mijn mij ze zij hun hen hij haar "
        "hem dit dat deze die er hier daar wat welke wie wanneer waar waarom hoe ook nog al alleen graag "
        "bedankt nooit altijd meer omdat zodat want toch weer even eens nu krijg krijgt ligt staat"
    ),
    "da": _words(
        "den det de en et og eller men hvis så af til fra i på ved for med uden om over under er var bliver "
        "blev har havde kan kunne skal skulle vil ville må ikke ingen intet du dig din dit dine vi os vores "
        "jeg mig min mit mine han hun hans hendes dem deres denne dette disse der her hvad hvilken hvem "
        "hvornår hvor hvorfor hvordan også kun bare gerne tak når som at fordi jo nu igen lige endnu mere "
        "meget alle sig jer jeres inden efter før hele får"
    ),
    "de": _words(
        "der die das den dem des ein eine einen einem einer eines und oder aber wenn dann von zu zum zur in "
        "im auf an am bei für durch aus mit ohne über unter bis um ist sind war waren wird werden wurde habe "
        "hat haben hatte kann können konnte soll sollen muss müssen darf nicht kein keine sie ihnen ihr ihre "
        "ihren ihrem ihrer wir uns unser unsere ich mich mir mein er es ihm sein du dich dir dein dies diese "
        "dieser dieses hier dort was welche wer wann wo warum wie auch noch nur gern gerne bitte danke dass "
        "weil damit sich als nach vor mehr sehr schon jetzt"
    ),
    "fr": _words(
        "le la les un une des du de et ou mais si alors à au aux en dans sur par pour avec sans sous chez "
        "est sont était sera été a ont avez avons peut pouvez peuvent doit devez ne pas plus aucun aucune "
        "vous votre vos nous notre nos je mon ma mes il elle ils elles leur leurs ce cet cette ces ceci cela "
        "ça ici là que quel quelle qui quand où pourquoi comment aussi encore merci veuillez dès lorsque car "
        "afin très bien y on se sa son ses tout toute tous jusqu c d l n qu s j"
    ),
}
