"""`speeddial serve` and a few other commands as real processes: what a person types, sees and stops."""

import signal
import socket
import sqlite3
import subprocess
from contextlib import closing
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest

from tests.web.cli.server import Browser, command_line, serving
from tests.web.cli.terminal import LIBRARY, Terminal, environment

ASKED = "I can't log in any more"


def vectors(terminal: Terminal, *, forget: bool = False) -> int:
    with closing(sqlite3.connect(terminal.database, isolation_level=None)) as connection:
        if forget:
            connection.execute("DELETE FROM vector")
        return int(connection.execute("SELECT count(*) FROM vector").fetchone()[0])


def process(terminal: Terminal, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = command_line(*arguments)
    env = environment(terminal.home)
    return subprocess.run(command, cwd=terminal.home, env=env, check=False, capture_output=True, text=True)


def test_from_an_empty_folder_to_an_answer_and_a_clean_end(empty):
    with serving(empty, "--port", "0") as server:
        link = server.link
        server.wait_until_alive()
        assert "Loaded the starter library: " in server.stderr
        assert "Building the index …" in server.stderr
        assert urlsplit(link).port not in {0, 8470, None}
        browser = Browser()
        browser.submit(link)
        page = browser.submit(f"{server.address}/", question="How do I reset my password?", channel="email")
        assert "reset" in page
        with pytest.raises(HTTPError) as refused:
            Browser().submit(link)
        assert refused.value.code in {401, 404, 410}
        refused.value.close()
        assert server.stop() == 0
        assert server.process.stdout
        assert server.process.stdout.read() == ""
    assert "Traceback" not in server.stderr
    assert "%" not in server.stderr, "a progress bar, which only a terminal wants"
    assert not list(empty.data.glob("*-wal"))


def test_a_second_start_takes_the_snapshot_and_embeds_nothing(terminal):
    assert vectors(terminal) > 0
    assert vectors(terminal, forget=True) == 0
    index = terminal.index_files()
    with serving(terminal, "--port", "0") as server:
        server.wait_until_alive()
        browser = Browser()
        assert browser.get_json(f"{server.address}/readyz")["index"]["mode"] == "hybrid"
        browser.submit(server.link)
        assert "reset your password" in browser.submit(f"{server.address}/", question=ASKED)
        assert server.stop() == 0
    assert vectors(terminal) == 0
    assert terminal.index_files() == index
    assert "Building the index" not in server.stderr
    assert "starter library" not in server.stderr


def test_no_link_is_printed_once_somebody_has_signed_in(terminal):
    with serving(terminal, "--port", "0") as server:
        server.wait_until_alive()
        Browser().submit(server.link)
        assert server.stop() == 0
    with serving(terminal, "--port", "0") as server:
        server.wait_until_alive()
        assert "/sign-in/" not in server.stderr
        assert server.stop() == 0


def test_an_interrupt_ends_it_too(terminal):
    with serving(terminal, "--port", "0") as server:
        server.wait_until_alive()
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(60) == 0
    assert "Traceback" not in server.stderr


def test_a_port_in_use_is_one_sentence(terminal):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        sentence = terminal.refuses("serve", "--port", str(port))
        assert sentence == f"Cannot listen on 127.0.0.1:{port} (Address already in use): choose another --port."


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
def test_an_address_of_another_machine_is_one_sentence(terminal, host):
    assert terminal.refuses("serve", "--host", host, "--port", "0").startswith(f"Cannot listen on {host}:0 (")


def test_results_go_to_standard_output_and_talk_to_standard_error(empty):
    made = process(empty, "import", str(LIBRARY))
    assert (made.returncode, made.stderr) == (0, "")
    indexed = process(empty, "reindex")
    assert (indexed.returncode, indexed.stdout) == (0, "")
    assert indexed.stderr == "Indexed 6 entries with 19 texts (hashing).\n"
    answer = process(empty, "suggest", ASKED)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "\x1b" not in answer.stdout, "colours, which only a terminal wants"
    assert process(empty, "suggest", "qqq zzz", "--lang", "en").returncode == 1
    refused = process(empty, "suggest", "")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == "The question is empty: type or paste what the customer asks.\n"


def test_a_reader_that_closes_early_gets_no_trace(terminal):
    pipe = subprocess.PIPE
    env = environment(terminal.home)
    command = command_line("check")
    with subprocess.Popen(command, cwd=terminal.home, env=env, stdout=pipe, stderr=pipe, text=True) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()
