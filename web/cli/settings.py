"""`speeddial settings`: every setting, its value and where it comes from; secrets stay hidden."""

import click

from web.cli.output import print_json
from web.settings import PREFIX, Settings, read_settings


@click.command("settings")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def settings_command(as_json: bool) -> None:
    """List the settings with their present values."""
    settings = read_settings()
    values = {PREFIX + name.upper(): _shown(getattr(settings, name)) for name in Settings.model_fields}
    if as_json:
        print_json(values)
        return
    for name, field in Settings.model_fields.items():
        click.secho(f"{PREFIX}{name.upper()}={values[PREFIX + name.upper()]}", bold=True)
        click.echo(f"    {field.description}")


def _shown(value: object) -> str:
    if value is None:
        return ""
    return ",".join(value) if isinstance(value, tuple) else str(value)


COMMANDS = {"settings": settings_command}
