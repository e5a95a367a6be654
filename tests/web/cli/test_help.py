"""What a person sees who does not know the commands yet, and what a program may read."""

import click
import pytest

from web.cli.main import cli

# Commands whose result is nothing but a sentence, a secret shown once, or a server.
WITHOUT_JSON = {
    "backup",
    "models",
    "person add",
    "person disable",
    "person enable",
    "person password",
    "restore",
    "serve",
    "sign-in-link",
    "token create",
    "token revoke",
}


def commands(group: click.Group, path: tuple[str, ...] = ()) -> dict[str, click.Command]:
    found = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found |= commands(command, (*path, name))
        else:
            found[" ".join((*path, name))] = command
    return found


COMMANDS = commands(cli)


def test_all_commands_of_the_contract_are_there():
    contract = (
        "serve suggest draft import export check reindex backup restore promise evaluate settings models purge forget"
    )
    person = {f"person {verb}" for verb in ("add", "list", "disable", "enable", "password")}
    named = {"sign-in-link", *person, "token create", "token list", "token revoke"}
    assert {*contract.split(), *named} == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_for_itself_and_all_its_options(empty, name):
    outcome = empty.run(*name.split(), "--help")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith(f"Usage: speeddial {name}")
    assert COMMANDS[name].help
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
    assert list(empty.home.iterdir()) == []


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - WITHOUT_JSON))
def test_a_command_with_results_has_json(name):
    assert "--json" in [option for parameter in COMMANDS[name].params for option in parameter.opts]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sugest", "x"), "No such command 'sugest'"),
        (("suggest",), "Missing argument 'QUESTION'"),
        (("suggest", "x", "--chanel", "x"), "No such option '--chanel'"),
        (("suggest", "x", "--as", "owner"), "'owner' is not one of"),
        (("suggest", "x", "--limit", "many"), "'many' is not a valid integer"),
        (("serve", "--port", "70000"), "70000 is not in the range"),
        (("person", "add", "a@example.org", "--role", "boss"), "'boss' is not one of"),
        (("import", "x", "--format", "docx"), "'docx' is not"),
    ],
)
def test_it_rejects_bad_use_with_status_2(empty, arguments, words):
    outcome = empty.run(*arguments)
    assert (outcome.status, outcome.stdout) == (2, "")
    assert words in outcome.stderr
    assert list(empty.home.iterdir()) == []


def test_version(empty):
    outcome = empty.run("--version")
    assert outcome.status == 0
    assert outcome.stdout.startswith("speeddial, version ")
