"""The roles as an option of commands."""

from typing import get_args

import click

from kb.people import Role

ROLES = click.Choice(get_args(Role))
