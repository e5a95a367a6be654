"""The built-in encoders on disk: fetched and built when a command first needs them."""

from index.encoders import PreparationFailed
from index.encoders.prepare import prepare_encoder
from index.encoders.sources import SOURCES
from web.cli.output import progress_bar, say
from web.settings import Settings


def prepare_models(settings: Settings) -> None:
    """Prepares those built-in encoders that the settings name and that are not there yet.

    Raises:
        PreparationFailed: One could not be fetched, built or verified.
    """
    with progress_bar("Preparing the encoders") as progress:
        for source in SOURCES:
            if source.name in settings.encoders:
                prepare_encoder(source, settings.models, progress=progress)


def try_to_prepare_models(settings: Settings) -> bool:
    """The same, but a failure is said and not fatal: words are compared until the next try."""
    try:
        prepare_models(settings)
    except PreparationFailed as error:
        say(f"{error}\nUntil then only the words of a question are compared, not its meaning.")
        return False
    return True
