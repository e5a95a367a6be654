"""Which language a draft is taken to be in: its small words count, names and quotations don't."""

import pytest

from answers.checklist.draft import Draft


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Choose “Einstellungen > Benachrichtigungen > Alle anzeigen” in the app."),
        ("en", "Dear Frau Schmitz, the Bundesbank Girokonto is open."),
        ("en", "Hello Madame Dupont de la Tour, Carte Avantage Jeune is sold out."),
        ("nl", "Je streamt House of Cards en The Crown nu weer."),
        ("da", 'Vælg "Settings > Notifications > Allow all notifications" i appen.'),
        ("de", 'Klicken Sie auf "Settings > Account > Delete my account now".'),
        ("fr", 'Le film "The Return of the King" passe ce soir.'),
    ],
)
def test_a_name_or_a_quotation_makes_a_reply_no_other_language(lang, text):
    assert Draft(text, lang=lang).spoken == lang


@pytest.mark.parametrize(
    ("lang", "spoken", "text"),
    [
        ("en", "de", "Ihr Paket kommt am Donnerstag zwischen 9 und 12 Uhr."),
        ("nl", "en", "Your parcel arrives on Thursday."),
        ("da", "nl", "Je pakket komt donderdag."),
        ("de", "da", "Hej, vi ringer til dig i morgen."),
        ("en", "fr", "« Votre colis arrive jeudi »"),
    ],
)
def test_a_reply_in_another_language_is_told(lang, spoken, text):
    assert Draft(text, lang=lang).spoken == spoken
