"""Words of one matter: who is asked about parking may answer with a car park, who is asked about a fee with "free".

A line is a matter; a word stands for all that begin with it, with `=` for itself alone. Folded as
`answers.checklist.text.fold` folds them.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from answers.checklist.text import fold

_LONGEST = 14  # letters of a beginning

_MATTERS: Mapping[str, str] = {
    "en": """
bank iban account sort-code
cancel terminat quit notice resubscri leave= bound commit end= ends stop
refund reimburs credit money back= compensat deduct
park garage bay= car= space spaces
appointment book walk= queue slot turn=
dishwash rinse wash hand clean wipe
loud noise noisy quiet decibel silent hear
free fee fees charg cost costs price pay= paid pays postage extra nothing expens
stock sold available restock discontinu sell selling order more
keep kept lose lost delete save saved backup remain disappear
share partner family log= login logins phones devices accounts users
warrant guarant cover repair
fit fits suit compatib match works
origin grow grown grows from= farm source
child kid kids age ages young minor
colour color black white red blue green
size small large medium cm wide tall height
dog pet pets animal
vegan gluten nuts allerg dairy ingredient
invoice receipt bill pdf
work office address neighbour redirect elsewhere
bring carry need passport proof take=
student reduc discount voucher code coupon
train travel ticket companion
part-time hours hour shift week weekly
remote home onsite
swap switch exchange change replac chang
pick collect store shop
bike bicycle wheelchair lift step-free
english language translat
safe risk danger harm
test try demo trial
start begin starts from=
deliver ship arriv post send sent courier parcel
decaf caffeine swap alternate
recycl waste bin= carton compost
certificat diploma proof
hir job vacanc position staff applic recruit
under- child kid
password login logged device
pick collect old= driver take=
home in= absent caretaker key away out= present
suitcase luggage bag baggage locker
allerg nut nuts almond hazel peanut
""",
    "nl": """
bank iban rekening betaalgegevens incasso
opzeg stopzet stop opgezeg contract vast looptijd zegt= beeindig
terug geld vergoed tegoed gecrediteer korting krijg compens
parke garage auto plek
afspraak loket inloop binnenlop balie wachtrij
vaatwas afwas spoel hand was= reinig schoon
geluid lawaai herrie stil hoor decibel
gratis kost kosten prijs betaal euro niets extra toeslag
voorraad uitverkocht leverbaar verkoop verkopen bestel
bewaard kwijt verlies verdwijn wis gewist blijft backup account
delen gezin partner inlog toestel
garantie repar defect dekt
past passen compatib werkt geschikt
komen vandaan herkomst groei geteeld boer uit=
kind leeftijd jaar jong
kleur zwart wit rood blauw groen
maat groot klein cm
hond huisdier dier
vegan gluten noten allerg
factuur bon rekening pdf
buren buurman nummer werk adres ander
meenem meebreng paspoort neem= bewijs nodig legitimatie
student korting kortingscode bon
fiets fietsen dagkaart kaartje rolstoel
parttime uren uur week deeltijd
thuis hybride kantoor
ruil omruil wissel vervang verander
afhaal ophaal winkel
handvat heet koel warm
terugstur weggooi doorknip knip inlever retour post
engels taal vertaal
veilig gevaar schadelijk
proef proberen test
begin start ingang
bezorg lever verstuur verzend pakket koerier
lang duurt dagen weken binnen minuten
recycl afval karton papier oud=
certificaat diploma getuigschrift bewijs
vacature baan solliciteer personeel
wachtwoord inlog apparaat ingelogd
meenem oude bezorger neem nemen laad
thuis sleutel huismeester afwezig buren aanwezig
koffer bagage kluis tas
noten pinda hazelno amandel allerg
""",
    "da": """
bank konto kontonummer
opsig bund binding stop afmeld udmeld
penge refund tilbage belob kredit kompens godtgor
parker garage bil= plads
tid= tidsbestil bestil mode moder aftale nummer
opvask skyl vask hand rengor
larm stoj stojer stille lyd hor
gratis pris kost betal koster gebyr ekstra kr= intet porto returfragt fragt
lager udsolgt salg saelg
gem gemmes miste slet forsvind bliver
del= dele familie login enhed
garanti reparer daekk
pass passer kompatib virker
oprindelse dyrk kommer
barn born alder ar=
farve sort hvid rod bla gron
storrelse stor lille cm
hund hunden dyr billet rejser gratis
vegan gluten nodder allerg
faktura kvittering bon
arbejd firma adresse nabo
medbring tag= tage pas= dokument legitim
student studer rabat kode
cykel korestol elevator
deltid timer
hjemme kontor
byt ombyt skift
hent butik
aben abent lukk lukket holder
notif besked indstil sla=
afkalk kalk
engelsk sprog oversat
sikker farlig skade
prov test
start begynd
lever send pakke bud
genbrug affald pap=
bevis eksamen diplom prov
job stilling ansog
kodeord adgang login enhed
tager gamle chauffor genbrug medtag
hjemme nogle vicevaert fravaer vaek
kuffert bagage taske skab
nodder mandel hassel jordnod allerg
""",
    "de": """
bank konto iban lastschrift bankverbindung
kundig kundbar vertrag laufzeit gebunden bindung beend aufhor
gutschrift gutgeschrieb gutschein erstatt geld zuruck betrag abzieh ziehen= rechnung rabatt
park stellpl tiefgarage auto hof=
termin vorbei kommen= reservier anmeld wartenumm
spulmasch abspul spul hand reinig wasch
laut lautst leise dezibel gerausch ruhig hor
kostenlos kost gratis gebuhr preis umsonst euro bezahl zahl zuschlag inklusive
lager ausverkauft lieferbar verfugbar vorrat verkauf
behalt verlor verlier losch speicher bleib verschwind
teilen familie geraet gerat rechner anmeld
garantie reparatur gewahrleist
passt passen kompatib geeignet
herkunft stammt stammen anbau
kind kinder alter jahr
begleit betreu aufsicht
farbe schwarz weiss rot= blau grun
grosse gross klein cm
hund tier haustier
vegan gluten nusse allerg
rechnung quittung beleg pdf
arbeit adresse nachbar packstation umleit
mitbring mitnehm ausweis nachweis
student ermassig rabatt gutschein
fahrrad rollstuhl aufzug
teilzeit stunden
homeoffice buro
tausch umtausch wechsel ander ersetz
abhol laden= filiale
geoffnet offen schliess geschlossen
englisch sprache ubersetz
sicher gefahr schad
test probe probier
start begin
liefer versand paket send
oft alle= taglich wochentl
recycl altpapier mull entsorg
zertifikat urkunde zeugnis diplom bescheinig
job stelle bewerb personal
passwort gerat angemeldet anmeld handy
mitnehm alte nehmen fahrer ladt abhol
hause zuhause schlussel hausmeister abwesen nachbar anwesen
koffer gepack tasche schliessfach
nuss nusse haselnuss mandel erdnuss allerg nussallerg
""",
    "fr": """
banque bancaire rib iban compte coordonn
resili annul engag arret preavis
rembours avoir= recredit argent geste bon= credit retire dedommag compens
gar= garer parking stationn voiture place
rendez rdv guichet present
lave-vaisselle lave laver lavez main rinc nettoy
bruit bruyant silenc decibel
gratuit cout frais prix payer payant euro tarif supplement charge
stock rupture disponib vend vente commander
gard conserv perd perdu effac sauvegard
partag famill identifiant appareil mari femme
garantie repar couvert
compatib convient adapt
origine provien cultiv vient viennent
enfant age= ans=
couleur noir blanc rouge bleu vert
taille grand petit cm
chien animal animaux
vegan gluten noix allerg
facture recu pdf
travail bureau adresse voisin relais
apport piece justificatif passeport prendre
etudiant reduc remise code
velo fauteuil ascenseur
partiel heures
teletravail domicile
echang modifi change remplac
retir magasin boutique
ouvert ferm
anglais langue tradui
danger risque
essai essay test
debut commenc
livr envo colis expedi
temps dure jours semaine quinz sous=
recycl dechet carton tri=
certificat diplome attestation
emploi poste candidat recrut
passe connect appareil
repren ancien livreur emport
chez domicile present absence absent gardien cle cles
valise bagage consigne sac=
noix noisette amande arachide allerg
""",
}


def find_kin(words: Iterable[str], lang: str) -> frozenset[int]:
    """The matters that these folded words belong to."""
    exact, begun = _index(lang)
    found: set[int] = set()
    for word in words:
        found |= exact.get(word, frozenset())
        for length in range(3, min(len(word), _LONGEST) + 1):
            found |= begun.get(word[:length], frozenset())
    return frozenset(found)


@cache
def _index(lang: str) -> tuple[Mapping[str, frozenset[int]], Mapping[str, frozenset[int]]]:
    exact: dict[str, frozenset[int]] = {}
    begun: dict[str, frozenset[int]] = {}
    for matter, line in enumerate(_MATTERS.get(lang, "").strip().splitlines()):
        for word in fold(line).split():
            index = exact if word.endswith("=") or len(word) < 3 else begun
            key = word.removesuffix("=")
            index[key] = index.get(key, frozenset()) | {matter}
    return exact, begun
