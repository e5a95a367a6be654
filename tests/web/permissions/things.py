"""The things that the rules are about: of IT and of Product, published, draft and for agents only."""

import itertools
from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from kb.actor import COMMAND_LINE
from kb.asker import Asker
from kb.deliveries import add_delivery
from kb.documents import EntryDocument
from kb.entries import save_entry
from kb.escalations import Escalation, open_escalation
from kb.freezes import add_freeze
from kb.must_reads import add_must_read
from kb.people import save_person
from kb.pins import add_pin
from kb.rises import Seen, note_rise
from kb.tables import LearnedPhrasingRow
from kb.tokens import create_token, list_tokens
from tests.web.forms import token_of
from tests.web.permissions.rights import MINE, NOTHING, OTHER, ROLES, Caller, Thing
from tests.web.promised import make_promise
from tests.web.world import World

NOW = datetime.now(UTC)
_OF_ALL = {"guideline": "no-open-blank", "channel": "x"}  # which no department owns
_FORMS = (("published", "all"), ("draft", "all"), ("published", "agents"), ("archived", "all"))


class Rights:
    """An application with everybody signed in, and the things, each of which has an id of its own."""

    def __init__(self, app: Flask, world: World) -> None:
        self.app, self.world = app, world
        self.clients: dict[Caller, FlaskClient] = {}
        self._numbers = itertools.count()
        self.between: datetime | None = None  # a moment that a test remembers
        for role in ROLES:
            world.narrow(role, MINE)
        self.things = {
            "nothing": [NOTHING],
            "entry": [self._entry(*form, it) for it in (MINE, OTHER) for form in _FORMS],
            "promise": [
                Thing("promise", {"id": make_promise(world, by="admin", department=it).id}, it) for it in (MINE, OTHER)
            ],
            "escalation": [],
            "must-read": [],
        }

    def of(self, kind: str) -> list[Thing]:
        """Things of this kind; those that a request uses up are made anew."""
        if kind in self.things:
            return self.things[kind]
        if kind == "phrasing":
            return [self._phrasing(it) for it in self.things["entry"]]
        if kind == "published":
            return [it for it in self.things["entry"] if it.status == "published"]
        if kind in _OF_ALL:
            return [Thing(kind, {"id": _OF_ALL[kind]})]
        if kind == "suggestion":
            return [self._suggestion(Caller("agent", "suggest")), self._suggestion(Caller("agent"))]
        make = {
            "escalation": self._escalation,
            "must-read": self._must_read,
            "person": self._person,
            "token": self._token,
            "pin": self._pin,
            "freeze": self._freeze,
            "rise": self._rise,
            "department": lambda department: Thing("department", {"id": department}, department),
        }[kind]
        return [make(MINE), make(OTHER)]

    def as_caller(self, caller: Caller) -> FlaskClient:
        if caller not in self.clients:
            self.clients[caller] = self._sign_in(caller.role) if caller.scope is None else self._program(caller)
        return self.clients[caller]

    def _program(self, caller: Caller) -> FlaskClient:
        client = self.app.test_client()
        token = self.world.make_token(caller.scope or "", role=caller.role, departments=(MINE,))
        client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        return client

    def _sign_in(self, role: str) -> FlaskClient:
        client = self.app.test_client()
        address = f"/sign-in/{self.world.make_link(role)}"
        client.post(address, data={"csrf_token": token_of(client.get(address))})
        return client

    def _entry(self, status: str, audience: str, department: str) -> Thing:
        entry_id = f"{department}/secret-{status}-{audience}"
        document = EntryDocument(
            id=entry_id,
            title=f"What of {entry_id}?",
            department=department,
            lang="en",
            status=status,  # type: ignore[arg-type]
            audience=audience,  # type: ignore[arg-type]
            answer=f"The answer of {entry_id}.",
        )
        with self.world.services.database.transaction() as db:
            save_entry(db, document, expected_revision=None, author="Lotte")
        return Thing("entry", {"id": entry_id}, department, status, audience)

    def _phrasing(self, entry: Thing) -> Thing:
        entry_id = entry.ids["id"]
        with self.world.services.database.transaction() as db:
            count = len(db.exec(select(LearnedPhrasingRow)).all())
            row = LearnedPhrasingRow(
                entry_id=entry_id,
                lang="en",
                question_key=f"key {count}",
                text=f"phrasing {count}",
                people=2,
                state="live",
                at=NOW,
            )
            db.add(row)
            db.flush()
            ids = {"id": entry_id, "number": str(row.number)}
        return Thing("phrasing", ids, entry.department, entry.status, entry.audience)

    def _promise(self, department: str) -> Thing:
        made = make_promise(self.world, by="admin", department=department)
        return Thing("promise", {"id": made.id}, department)

    def _escalation(self, department: str) -> Thing:
        new = Escalation(f"escalation-{next(self._numbers)}", "why does it flicker", department, Asker(99), NOW)
        with self.world.services.database.transaction() as db:
            open_escalation(db, new, actor=COMMAND_LINE)
            sent = add_delivery(db, key=new.id, kind="escalation", subject_id=new.id, department=department, now=NOW)
        return Thing("escalation", {"id": new.id, "number": str(sent.number)}, department)

    def _pin(self, department: str) -> Thing:
        with self.world.services.database.transaction() as db:
            made = add_pin(db, title="Outage", texts={"en": "We know."}, actor=COMMAND_LINE, now=NOW)
        return Thing("pin", {"number": str(made.number)}, department)

    def _rise(self, department: str) -> Thing:
        with self.world.services.database.transaction() as db:
            made = note_rise(db, Seen(f"words:{next(self._numbers)}", "a topic", 9, 1.0, (), ()), NOW)
        return Thing("rise", {"number": str(made.number if made else 0)}, department)

    def _freeze(self, department: str) -> Thing:
        ids = [f"{department}/secret-published-agents"]
        with self.world.services.database.transaction() as db:
            made = add_freeze(db, title="Recall", reason="We look into it.", entry_ids=ids, actor=COMMAND_LINE, now=NOW)
        return Thing("freeze", {"number": str(made.number)}, department)

    def _person(self, department: str) -> Thing:
        with self.world.services.database.transaction() as db:
            number = next(self._numbers)
            made = save_person(db, name="Bo", email=f"bo{number}@example.org", role="agent", departments=[department])
        return Thing("person", {"id": str(made.id), "number": "1"}, department)

    def _token(self, department: str) -> Thing:
        with self.world.services.database.transaction() as db:
            create_token(db, f"a token {next(self._numbers)}", ["suggest"], departments=[department])
            newest = list_tokens(db)[-1]
        return Thing("token", {"id": str(newest.id)}, department)

    def _must_read(self, department: str) -> Thing:
        with self.world.services.database.transaction() as db:
            made = add_must_read(db, COMMAND_LINE, text="Read this.", at=NOW, department=department)
        return Thing("must-read", {"number": str(made.number)}, department)

    def _suggestion(self, by: Caller) -> Thing:
        if by.scope is None:
            client = self.as_caller(by)
            page = client.post(
                "/", data={"csrf_token": token_of(client.get("/")), "question": "I can't log in any more"}
            )
            found = page.text.split('action="/suggestions/')[1].split("/")[0]
        else:
            made = self.as_caller(by).post("/api/suggestions", json={"question": "I can't log in any more"})
            found = made.get_json()["id"]
        return Thing("suggestion", {"id": found}, by=by)
