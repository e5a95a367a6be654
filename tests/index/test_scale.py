"""A library's scale comes from its own phrasings."""

from index.encoders import HashingEncoder
from index.items import Item
from index.scale import USUAL_OTHER, USUAL_OWN, Scale
from index.searcher import Searcher
from tests.index.conftest import CountingEncoder


def measure(*questions: tuple[str, ...]) -> Scale:
    items = [Item(f"i{n}", f"i{n}", "en", of_item, "") for n, of_item in enumerate(questions)]
    return Searcher.build(items, [HashingEncoder()]).scale


def test_an_empty_library_has_the_usual_scale() -> None:
    assert Searcher.build([], [HashingEncoder()]).scale == Scale(USUAL_OWN, USUAL_OTHER)


def test_entries_that_are_alike_raise_the_other_end() -> None:
    apart = measure(*((word * 3,) for word in ("alpha ", "bravo ", "carol ", "delta ", "eagle ", "fairy ")))
    alike = measure(*((f"where is my parcel number {n}",) for n in range(6)))
    assert alike.other > apart.other
    assert alike.own > alike.other


def test_variants_are_not_each_others_neighbours() -> None:
    twins = [Item(f"{group}-{n}", group, "en", (f"about {group}",), "") for group in ("ab", "cd") for n in range(2)]
    single = [item for item in twins if item.id.endswith("0")]
    encoder = [HashingEncoder()]
    assert abs(Searcher.build(twins, encoder).scale.other - Searcher.build(single, encoder).scale.other) < 3.0


def test_measuring_embeds_nothing(items: tuple[Item, ...], encoder: CountingEncoder) -> None:
    Searcher.build(items, [encoder])
    assert len(encoder.queries) == len(set(encoder.queries)) == 13
