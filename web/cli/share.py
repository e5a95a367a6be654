"""A share as an option of a command."""

import click

from web.shares import ShareRefused, read_share


class Share(click.ParamType[float]):
    """A percentage or a share."""

    name = "share"

    def convert(self, value: str | float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The share that is meant; click tells the refusal."""
        if isinstance(value, float):
            return value
        try:
            return read_share(value)
        except ShareRefused as error:
            self.fail(f"{error}.", param, ctx)


SHARE = Share()
