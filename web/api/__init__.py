"""The JSON API under /api: strict bodies in, pydantic models out, a scope for every route."""
