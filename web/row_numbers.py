"""Numbers in addresses and queries: no greater than a row's can be. What is greater names nothing, as any other."""

from werkzeug.routing import IntegerConverter, Map

MOST = 2**31 - 1


class RowNumber(IntegerConverter):
    """`<int:…>` of a rule; a database takes no number of any size, and would fail with a greater one."""

    def __init__(self, map: Map) -> None:  # noqa: A002  # Werkzeug's word
        super().__init__(map, max=MOST)
