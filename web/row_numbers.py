"""Numbers in addresses and queries: no greater than a row's can be. What is greater names nothing, as any other."""

from werkzeug.routing import IntegerConverter

MOST = 2**31 - 1


class RowNumber(IntegerConverter):
    """`<int:…>` of a rule, of nine digits at most: a database fails with numbers that it cannot hold.

    By its pattern and not by a maximum, which Werkzeug looks at too late to say that there is nothing there.
    """

    regex = r"\d{1,9}"
