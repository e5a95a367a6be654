from dataclasses import replace

from kb.database import Database
from web.app import create_app
from web.settings import Settings
from web.wiring import live_index


def test_it_works(stranger):
    assert stranger.get("/healthz").get_json() == {"status": "alive"}
    ready = stranger.get("/readyz")
    assert ready.status_code == 200
    assert ready.get_json()["index"]["mode"] == "hybrid"
    assert ready.get_json()["index"]["item_count"] == 6


def test_it_is_not_ready_without_a_search(world, tmp_path):
    settings = Settings(data=tmp_path / "other", encoders=("hashing",))
    database: Database = world.services.database
    services = replace(world.services, settings=settings, database=database, index=live_index(settings, database))
    answer = create_app(services).test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["status"] == "failed"
    assert set(answer.get_json()["index"]) == {"mode", "revision", "item_count", "text_count", "encoders"}
