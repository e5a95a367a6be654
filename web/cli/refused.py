"""The refusal that commands raise themselves."""


class CommandRefused(Exception):
    """What a command was given cannot be used; `str()` says what to give instead."""
