import pytest

from kb.reference_digest import clean_reference, digest_of_reference

KEY, OTHER_KEY = "k" * 64, "o" * 64


def test_it_says_nothing_of_the_reference_and_depends_on_the_key():
    digest = digest_of_reference(KEY, "VH-20418")
    assert len(digest) == 64
    assert "20418" not in digest
    assert digest == digest_of_reference(KEY, "VH-20418")
    assert digest not in {digest_of_reference(OTHER_KEY, "VH-20418"), digest_of_reference(KEY, "VH-20419")}


@pytest.mark.parametrize("written", ["vh-20418", " VH-20418\n", "#VH-20418", "VH- 20418", "ＶＨ-20418"])
def test_the_same_reference_written_otherwise_has_the_same_digest(written):
    assert digest_of_reference(KEY, written) == digest_of_reference(KEY, "VH-20418")


def test_any_text_has_a_digest():
    assert digest_of_reference(KEY, "\ud800") != digest_of_reference(KEY, "")


@pytest.mark.parametrize(("given", "clean"), [(None, None), ("", None), (" \n", None), ("  case  7 ", "case 7")])
def test_a_reference_is_none_where_nothing_is_left_of_it(given, clean):
    assert clean_reference(given) == clean
