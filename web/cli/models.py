"""The built-in encoders on disk: fetched and built when a command first needs them."""

from index.encoders import PreparationFailed
from index.encoders.prepare import prepare
from web.cli.output import progress_bar, say
from web.settings import Settings


def prepare_models(settings: Settings) -> None:
    """Prepares those built-in encoders that the settings name and that are not there yet.

    Raises:
        PreparationFailed: One could not be fetched, built or verified.
    """
    with progress_bar("Preparing the encoders") as progress:
        prepare(settings.models, names=settings.encoders, progress=progress)


def try_to_prepare_models(settings: Settings) -> None:
    """The same, but a failure is said and not fatal: words are compared until the next try."""
    try:
        prepare_models(settings)
    except PreparationFailed as error:
        say(f"{error}\nUntil then only the words of a question are compared, not its meaning.")
