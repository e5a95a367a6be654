"""An answer's Markdown as HTML, as plain text and as WhatsApp's markup, from one parse.

Raw HTML in an answer is text, never markup; nh3 is the second lock. Sources: Python-Markdown's serializers;
WhatsApp's formatting rules (https://faq.whatsapp.com/539178204879377).
"""

import html
import re
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.serializers import to_html_string

Markup = Literal["plain", "whatsapp", "html"]

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "ul", "ol", "blockquote", "pre", "hr"} | _HEADINGS
_ALLOWED = _BLOCKS | {"br", "strong", "em", "code", "li", "a", "mark"}  # mark: a blank, as `settle_html` writes it
_WHATSAPP = {"strong": "*", "em": "_", "code": "`"} | dict.fromkeys(_HEADINGS, "*")
_NOT_MARKUP = ("html", "entity", "automail")  # what Python-Markdown would pass through or disguise
_STASH = re.compile("[\x02\x03]")  # Python-Markdown's own placeholders; nobody may forge them


class _Parser(threading.local):
    """Python-Markdown keeps state while it parses, so each thread has its own."""

    def __init__(self) -> None:
        self.root = Element("div")
        self.markdown = markdown.Markdown(extensions=["sane_lists", "nl2br"])
        self.markdown.preprocessors.deregister("html_block")
        for pattern in _NOT_MARKUP:
            self.markdown.inlinePatterns.deregister(pattern)
        self.markdown.serializer = self._keep_and_serialize

    def _keep_and_serialize(self, root: Element) -> str:
        self.root = root
        return str(to_html_string(root))

    def parse(self, source: str) -> tuple[str, Element]:
        """The HTML and the element tree behind it."""
        self.root = Element("div")
        rendered = self.markdown.reset().convert(_STASH.sub("", source))
        return rendered, self.root


_PARSER = _Parser()


@lru_cache(maxsize=2_048)
def to_html_and_text(source: str, markup: Markup) -> tuple[str, str]:
    """The answer as sanitised HTML and as the channel's text; for a channel of HTML the text is the plain text.

    The same texts are asked for again and again, and parsing is the slowest step of a reply; 2,048 take some 5 MB.
    """
    rendered, root = _PARSER.parse(source)
    marks = _WHATSAPP if markup == "whatsapp" else {}
    return sanitised(rendered), "\n\n".join(_blocks(root, marks))


def sanitised(markup: str) -> str:
    """HTML with nothing in it that could run; a second pass changes nothing."""
    return nh3.clean(
        markup,
        tags=_ALLOWED,
        attributes={"a": {"href"}, "mark": {"class", "data-blank"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )


def _blocks(parent: Element, marks: dict[str, str], indent: str = "") -> Iterator[str]:
    """The texts of a parent's blocks, in order; stray text beside blocks is a block of its own."""
    if parent.text and parent.text.strip() and any(child.tag in _BLOCKS for child in parent):
        yield indent + _squeezed(parent.text)
    for child in parent:
        block = _block(child, marks, indent)
        if block.strip():
            yield block


def _block(element: Element, marks: dict[str, str], indent: str) -> str:
    if element.tag in {"ul", "ol"}:
        return "\n".join(_list_lines(element, marks, indent))
    if element.tag == "blockquote":
        return "\n".join(f"> {line}" for block in _blocks(element, marks) for line in block.splitlines())
    if element.tag == "pre":
        return html.unescape("".join(element.itertext())).rstrip("\n")
    if element.tag == "hr":
        return ""
    mark = marks.get(element.tag, "")
    return f"{indent}{mark}{_inline(element, marks).strip()}{mark}"


def _list_lines(element: Element, marks: dict[str, str], indent: str) -> Iterator[str]:
    first = int(element.get("start", "1"))
    for number, item in enumerate(element, first):
        bullet = f"{number}. " if element.tag == "ol" else "- "
        inner = indent + " " * len(bullet)
        if any(child.tag in _BLOCKS for child in item):
            blocks = [block.strip() for block in _item_blocks(item, marks, inner)]
            yield indent + bullet + ("\n" + inner).join(blocks)
        else:
            yield indent + bullet + _inline(item, marks).strip()


def _item_blocks(item: Element, marks: dict[str, str], indent: str) -> Iterator[str]:
    """A list item's own words, then its paragraphs and inner lists (whose lines keep their indent)."""
    words = Element("p")
    words.text = item.text
    for child in item:
        if child.tag in _BLOCKS:
            if _inline(words, marks).strip():
                yield _inline(words, marks)
            words = Element("p")
            words.text = child.tail
            yield _block(child, marks, indent if child.tag in {"ul", "ol"} else "")
        else:
            words.append(child)
    if _inline(words, marks).strip():
        yield _inline(words, marks)


def _inline(element: Element, marks: dict[str, str]) -> str:
    out = [_squeezed(element.text)]
    for child in element:
        out += [_inline_element(child, marks), _squeezed(child.tail)]
    return re.sub(r" *\n *", "\n", "".join(out))


def _inline_element(child: Element, marks: dict[str, str]) -> str:
    if child.tag == "br":
        return "\n"
    if child.tag == "img":
        return child.get("alt", "")
    if child.tag == "code":
        mark = marks.get("code", "")
        return f"{mark}{html.unescape(child.text or '')}{mark}"
    words = _inline(child, marks)
    if child.tag == "a":
        return _link(words, child.get("href", ""))
    mark = marks.get(child.tag, "")
    return f"{mark}{words}{mark}" if words.strip() else words


def _link(words: str, target: str) -> str:
    """A link as text: the words with the address behind them, or just the address where they are the same."""
    address = target.removeprefix("mailto:").removeprefix("tel:")
    if not re.match(r"(?:https?|mailto|tel):", target) or words.strip() in {address, target}:
        return words
    return f"{words} ({address})"


def _squeezed(text: str | None) -> str:
    """Line ends inside a paragraph count as a space; no-break spaces stay."""
    return re.sub(r"[ \t\n]+", " ", text or "")
