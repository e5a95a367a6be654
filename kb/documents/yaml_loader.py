"""PyYAML's safe loader, with its parser in C where PyYAML was built with it: a seventh of the time.

Only the nodes are made in Python, so that a subclass sees each of them; PyYAML's own `CSafeLoader` makes them in C.
"""

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

if yaml.__with_libyaml__:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # PyYAML has no list of what it exports

    class Loader(Composer, CParser, SafeConstructor, Resolver):
        """Reads one text."""

        def __init__(self, stream: str) -> None:
            CParser.__init__(self, stream)
            Composer.__init__(self)
            SafeConstructor.__init__(self)
            Resolver.__init__(self)

else:
    Loader = yaml.SafeLoader  # type: ignore[misc,assignment]  # the same by the parts that there are
