"""Each kind of personal data, as the words around it announce it, and its look-alikes. All of it is invented."""

import pytest

from answers.redaction.redact import redact

HIDDEN = [
    ("I'm at priya.raman AT example.com", "I'm at [email]"),
    ("skriv til pia.skov (at) eksempel.dk tak", "skriv til [email] tak"),
    ("mein mail ist karl@beispiel . de, danke", "mein mail ist [email], danke"),
    ("my ip is 203.0.113.87 and 2001:db8::7334", "my ip is [ip] and [ip]"),
    ("ask @jess_bakes or @veldhavn", "ask [handle] or [handle]"),
    ("my username is gvance_82, password: Sommer2024!", "my username is [handle], password: [secret]"),
    ("rijbewijs nr. 5387291046 en paspoort NWR4F81K2", "rijbewijs nr. [id] en paspoort [id]"),
    ("mon permis c'est le 14AA00002", "mon permis c'est le [id]"),
    ("SV-Nummer 65 170839 J 003", "SV-Nummer [id]"),
    ("ni number is JT 48 20 91 B ok", "ni number is [id] ok"),
    ("die IdNr 26 043 725 182", "die IdNr [id]"),
    ("kenteken K-482-RD, plaque GH-482-KT", "kenteken [plate], plaque [plate]"),
    ("I parked AB-123-CD there", "I parked [plate] there"),
    ("reg. nr. 5391 konto 0004712836", "reg. nr. [account] konto [phone]"),
    ("I live at kingsmead road 88b since May", "I live at [address] since May"),
    ("naar Jacob Catsstraat 41b, 2613 HK Delft graag", "naar [address] graag"),
    ("bor på Nørrevænget 27, 2. tv, 8210 Aarhus", "bor på [address]"),
    ("in der Lindenstraße 7a, 50674 Köln", "in der [address]"),
    ("au 27 bis rue des Tanneurs, 67000 Strasbourg", "au [address]"),
    ("postcode is 9712hn nr 14, help", "postcode is [address], help"),
    ("Gruß\nUwe\nHauptgasse 3", "Gruß\n[name]\n[address]"),
    ("born 14 March 1987, née le 30 juin 1954", "born [birth date], née le [birth date]"),
    ("født 1/2-1975", "født [birth date]"),
    ("ask Mrs Pemberton or mevrouw van Oosterhout", "ask Mrs [name] or mevrouw [name]"),
    ("my daughter Imogen and my partner (Luis Ferreira) did", "my daughter [name] and my partner ([name]) did"),
    ("op naam van W. Bloemendaal", "op naam van [name]"),
    ("hoi met Femke, het pakket", "hoi met [name], het pakket"),
    ("Hi, Marcus Oyelaran here", "Hi, [name] here"),
    ("hun hedder Grethe", "hun hedder [name]"),
]
KEPT = [
    "meet me at example.com",
    "version 4.12.3.1 at 12:30:45, ratio 16:9",
    "3 @ 5 euro",
    "my password is wrong",
    "the driving licence is expired, what about 2 passports",
    "I live in Utrecht for 12 years",
    "we live in the UK since 2010",
    "ships on 12 March 2027 from 9.00 to 17.30",
    "EC-685 and HX-2400 at 1.249,00 kr",
    "mijn man heeft 2 kopjes nodig",
    "mein Mann hat keine Karte",
    "min mor vil gerne have 3 stk",
    "My order is late and my wife is waiting",
    "je suis à Paris depuis 3 jours",
]


@pytest.mark.parametrize(("text", "left"), HIDDEN)
def test_each_kind_goes(text, left):
    assert redact(text) == left


@pytest.mark.parametrize("text", KEPT)
def test_look_alikes_stay(text):
    assert redact(text) == text


@pytest.mark.parametrize(
    ("first_name", "text", "left"),
    [
        ("Will", "Will will my order come? WILL", "[name] will my order come? [name]"),
        ("Bo", "I am Bo, bo is a word", "I am [name], bo is a word"),
        ("Sanne", "sanne wrote", "[name] wrote"),
    ],
)
def test_a_given_name_that_is_a_word_goes_only_where_it_is_written_as_a_name(first_name, text, left):
    assert redact(text, customer={"first_name": first_name}) == left


def test_what_was_given_of_the_customer_goes_whatever_its_form():
    found = redact(
        "sanne@thuis, Kerkpad, order X, Premium for Jo Bakker",
        customer={"email": "sanne@thuis", "street": "Kerkpad"},
        values={"customer": {"name": "Jo Bakker"}, "product_name": "Premium"},
        reference="order X",
    )
    assert found == "[email], [address], [number], Premium for [name]"
