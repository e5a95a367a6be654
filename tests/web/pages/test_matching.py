"""How well the library matches, as owners read it."""

from datetime import timedelta

import pytest

from answers.matching.kept_runs import keep_run
from tests.answers.matching.made import NOW, answered, report

PAGE = "/reports/matching"


@pytest.fixture
def kept(world):
    run = report(answered("<b>lost</b>", "it/vpn"), answered("a", "it/pw"))
    keep_run(world.services.settings.evaluations_folder, run)
    return run


def test_it_works(sign_in, kept):
    page = sign_in("owner").get(PAGE).text
    assert "&lt;b&gt;lost&lt;/b&gt;" in page
    assert 'href="/entries/it/vpn"' in page
    assert "<svg" in page


def test_it_shows_the_newest(sign_in, kept, world):
    later = report(answered("newer words", "it/vpn"), previous=kept, now=NOW + timedelta(days=1))
    keep_run(world.services.settings.evaluations_folder, later)
    assert "newer words" in sign_in("owner").get(PAGE).text


def test_without_a_run_it_says_how_to_make_one(sign_in):
    page = sign_in("owner").get(PAGE)
    assert page.status_code == 200
    assert "There is no evaluation yet." in page.text
    assert "speeddial evaluate" in page.text


@pytest.mark.parametrize("who", ["agent", "ambassador"])
def test_for_others_it_is_not_there(sign_in, kept, who):
    client = sign_in(who)
    assert client.get(PAGE).status_code == 404
    assert PAGE not in client.get("/").text


def test_owners_find_it_on_every_page(sign_in):
    assert f'href="{PAGE}"' in sign_in("owner").get("/").text


def test_it_rejects_strangers(stranger):
    assert stranger.get(PAGE).status_code == 401
