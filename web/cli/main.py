"""`speeddial`: the commands, and the one place that turns errors into a sentence and an exit status."""

import importlib
from typing import Any

import click

from web.cli.output import EXIT_BAD_USE, say

# Modules are imported when their command is used: `--help` should not wait for FAISS.
_COMMANDS = {
    "backup": "web.cli.backup",
    "check": "web.cli.library",
    "draft": "web.cli.draft",
    "evaluate": "web.cli.evaluate",
    "export": "web.cli.library",
    "forget": "web.cli.privacy",
    "import": "web.cli.library",
    "models": "web.cli.index",
    "person": "web.cli.people",
    "promise": "web.cli.promise",
    "purge": "web.cli.privacy",
    "reindex": "web.cli.index",
    "restore": "web.cli.backup",
    "serve": "web.cli.serve",
    "settings": "web.cli.settings",
    "sign-in-link": "web.cli.people",
    "suggest": "web.cli.suggest",
    "token": "web.cli.tokens",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(_COMMANDS[cmd_name])
        command: click.Command = module.COMMANDS[cmd_name]
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # click's signature
        try:
            return super().invoke(ctx)
        except Exception as error:
            from web.cli.errors import SPOKEN  # noqa: PLC0415  # imports all packages, to know their errors

            if not isinstance(error, SPOKEN):
                raise
            say(str(error))
            ctx.exit(EXIT_BAD_USE)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="speeddial", prog_name="speeddial")
def cli() -> None:
    """Every department's answers, on speed dial.

    Settings come from SPEEDDIAL_* variables and from speeddial.toml; `speeddial settings` lists them.
    """


def main() -> None:
    """The console script."""
    cli(prog_name="speeddial")


if __name__ == "__main__":
    main()
