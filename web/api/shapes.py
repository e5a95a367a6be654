"""What all bodies of the API share: they know all their fields and guess no types."""

from pydantic import BaseModel, ConfigDict


class RequestBody(BaseModel):
    """A body that comes in: an unknown field or a wrong type is refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class QueryFields(BaseModel):
    """The query of an address: its values are text, so a number may come as one."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ResponseBody(BaseModel):
    """A body that goes out."""

    model_config = ConfigDict(frozen=True, from_attributes=True)
