"""Where somebody goes after signing in: a path of this site, whatever was sent."""

_MAX_CHARACTERS = 1000
_NOT_BACK_TO = ("/sign-in", "/sign-out", "/api", "/static")


def local_path(wanted: str | None) -> str:
    """The path, or `/` for what leads elsewhere: browsers read `//host`, also with a backslash, as another site."""
    if not wanted or len(wanted) > _MAX_CHARACTERS or not wanted.startswith("/") or not wanted.isprintable():
        return "/"
    if wanted.startswith("//") or "\\" in wanted or wanted.startswith(_NOT_BACK_TO):
        return "/"
    return wanted
