"""The address under which people reach this server, for links that are printed or sent."""

from web.settings import Settings


def public_address(settings: Settings) -> str:
    """The address that people type, without a slash at its end."""
    if settings.base_url is not None:
        return str(settings.base_url).rstrip("/")
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"
