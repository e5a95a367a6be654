"""Checks on links: where they lead, and whether they can be trusted and clicked."""

import re
from collections.abc import Iterator
from itertools import islice

from pydantic import Field

from answers.checklist.addresses import Address, is_within, list_addresses
from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Fix, Span, failed, passed
from answers.checklist.registry import Parameters, check
from answers.redaction.emails import find_emails

_SHORTENERS = frozenset(
    host
    for line in (
        "bit.ly tinyurl.com goo.gl t.co ow.ly buff.ly is.gd v.gd rebrand.ly cutt.ly shorturl.at rb.gy tiny.cc lnkd.in",
        "fb.me youtu.be t.ly bl.ink short.io s.id trib.al dlvr.it adf.ly soo.gd shorte.st kortlink.dk kort.nl tr.im",
        "linktr.ee qr.ae x.co amzn.to wp.me bitly.com tiny.one urlz.fr wa.link snip.ly clk.im spr.ly sprl.in mzl.la",
    )
    for host in line.split()
)
_FREE_MAIL = frozenset(
    host
    for line in (
        "gmail.com googlemail.com hotmail.com outlook.com live.com yahoo.com icloud.com me.com gmx.de gmx.net web.de",
        "orange.fr free.fr laposte.net ziggo.nl kpnmail.nl planet.nl proton.me protonmail.com telenet.be skynet.be",
    )
    for host in line.split()
)
_THEIRS = re.compile(
    r"\b(?:your|je|jouw|uw|din|dit|deres|ihr\w{0,2}|dein\w{0,2}|votre|ton|account|konto|compte)\b[^.!?\n]{0,30}$"
    r"|\b(?:sent|went|mailed|emailed|forwarded|sendt|gik|mailet|gestuurd|verstuurd|ging|gemaild|geschickt|gesendet|gegangen|"
    r"envoyée?s?|partie?s?)\b[^.!?\n]{0,25}$"
    r"|\b(?:we|i|ik|vi|jeg|wir|ich|nous|je)\b[^.!?\n]{0,40}\b(?:to|naar|til|an|à)\b[^.!?\n]{0,15}$",
    re.IGNORECASE,
)
_TRACKING = re.compile(
    r"(?:utm_\w{1,30}|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|fbclid|msclkid|igshid|igsh|twclid|ttclid|yclid|"
    r"li_fat_id|mc_[ce]id|mkt_tok|_hs\w{1,10}|hsa_\w{1,10}|_ga|_gl|ref_src|vero_id|oly_\w{1,20})=[^&#\s]{0,300}",
    re.IGNORECASE,
)
_GLUED_BEFORE = re.compile(r"(?<=[\w.,;:!?)])(?=https?://)", re.IGNORECASE)
_GLUED_BEHIND = re.compile(
    r"(?<=[\w/])(?:[.,;!?)]{1,2}(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ])|[,;!](?=[a-zà-öø-ÿ]{2})|(?=https?://))"
)
_BROKEN = re.compile(
    r"\bhttps?:// +[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\S{0,200}"
    r"|\bhttps?://[\w-]{1,63}(?: \. ?| \.|\. )(?=[a-z]{2,10}(?:/|\b)(?! [a-z]))[a-z]{2,10}(?:/\S{0,200})?(?<![.,;:!?])"
    r"|(?:\bhttps?://[\w.-]{1,100}|\b[a-z0-9-]{2,63})\.(?:com|net|org|nl|dk|de|fr|be|eu|example) /[a-z][\w/-]{1,100}"
    r"|\b(?:https?//|https?;//|https?:/(?=\w)|htt?ps?s?:/{1,3}(?<!http://)(?<!https://)|htt?tps://(?<!https://)|"
    r"hhttps?://)[\w.-]{2,100}\S{0,200}"
    r"|\bwww[., ] ?(?<!www\.)[\w-]{2,63}\.[a-z]{2,10}\b\S{0,200}"
)
_AT_HOME = re.compile(r"^[\d.]+$|^localhost$|\.(?:box|local|lan|home)$")  # a router's own page knows no https
_MOST_MAILS = 20  # of one text that are looked at
_TRAILING = ".,;:!?)]'’…"


class LinkParameters(Parameters):
    """Where links may lead besides the house's own domains."""

    allow: list[str] = Field(
        default_factory=list, description="more domains that links may lead to, subdomains included"
    )


@check("link_domain", languages=None)
def link_domain(draft: Draft, parameters: LinkParameters) -> Finding:
    """Links and mail addresses lead to our own domains only, written out in full.

    Our own are those of the facts and those of the parameter `allow`. Shortened links fail always, so do hosts that
    disguise another. What the customer named, and what the library's own words name, is spared.
    """
    allowed = draft.house.domains | {domain.casefold().strip().removeprefix("www.") for domain in parameters.allow}
    short = [one for one in list_addresses(draft.text) if _is_short(one, allowed)]
    foreign = [one for one in list_addresses(draft.text) if one not in short and _is_foreign(draft, one, allowed)]
    mails = list(_foreign_mails(draft, allowed)) if allowed else []
    if short:
        return failed("Write the link out in full: nobody sees where a shortened one leads.", _spans(short))
    if foreign:
        return failed("Link to our own pages only, or have the domain allowed.", _merge(_spans(foreign), mails))
    if mails:
        return failed("Give an address of our own: this one is at another domain.", tuple(mails))
    return passed("Links lead to our own pages.")


@check("insecure_link", languages=None)
def insecure_link(draft: Draft, _parameters: Parameters) -> Finding:
    """Links are https, without tracking, and whole: with spaces around them and none within."""
    edits = sorted({*_secured(draft.text), *_untracked(draft.text), *_unglued(draft.text), *_mended(draft.text)})
    whole: list[tuple[int, int, str]] = []
    for edit in edits:
        if not whole or edit[0] >= whole[-1][1]:
            whole.append(edit)
    if not whole:
        return passed("Links are safe and whole.")
    addresses = list_addresses(draft.text)
    spots = sorted({_around(start, max(end, start + 1), addresses) for start, end, _ in whole})
    fix = Fix("Clean up the links", tuple(whole))
    return failed("Clean up the link: https, without tracking, with a space around it.", _merge(spots, []), (fix,))


def _spans(found: list[Address]) -> tuple[Span, ...]:
    return tuple((one.start, one.end) for one in found)


def _merge(one: tuple[Span, ...] | list[Span], other: list[Span]) -> tuple[Span, ...]:
    """All places in order, without overlap."""
    kept: list[Span] = []
    for start, end in sorted({*one, *other}):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _is_short(address: Address, allowed: frozenset[str]) -> bool:
    return address.host in _SHORTENERS and not is_within(address.host, allowed)


def _is_foreign(draft: Draft, address: Address, allowed: frozenset[str]) -> bool:
    if address.has_user or not address.host or address.host.startswith("xn--") or ".xn--" in address.host:
        return True
    if "." not in address.host:  # a broken link, not one that leads elsewhere
        return False
    if not allowed or is_within(address.host, allowed) or address.host in draft.question.casefold():
        return False
    return draft.entry is None or address.text not in draft.entry.written


def _foreign_mails(draft: Draft, allowed: frozenset[str]) -> Iterator[Span]:
    """Mail addresses at other domains, where they aren't the customer's own."""
    for found in islice(find_emails(draft.text), _MOST_MAILS):
        written = draft.text[found.start : found.end].casefold()
        host = written.rpartition("@")[2].strip()
        own = {address.casefold() for address in draft.house.published | draft.house.people}
        name = (draft.customer_name or "").split()[:1]
        theirs = (
            written in draft.question.casefold() or host in _FREE_MAIL or any(n.casefold() in written for n in name)
        )
        said = _THEIRS.search(draft.text, max(0, found.start - 90), found.start)
        written_by_us = draft.entry is not None and written in draft.entry.written.casefold()
        if not (theirs or said or written in own or written_by_us or is_within(host, allowed)):
            yield found.start, found.end


def _secured(text: str) -> Iterator[tuple[int, int, str]]:
    for address in list_addresses(text):
        if address.text[:7].casefold() == "http://" and not _AT_HOME.search(address.host):
            yield address.start, address.start + 7, "https://"


def _untracked(text: str) -> Iterator[tuple[int, int, str]]:
    """Tracking goes with the sign before it; the first of several leaves its "?" to the one that stays."""
    for address in list_addresses(text):
        query = text.find("?", address.start, address.end)
        hash_at = text.find("#", query, address.end)
        end = hash_at if hash_at >= 0 else address.end
        if query < 0 or not _TRACKING.search(text, query, end):
            continue
        kept = [part for part in text[query + 1 : end].split("&") if part and not _TRACKING.fullmatch(part)]
        yield query, end, "?" + "&".join(kept) if kept else ""


def _unglued(text: str) -> Iterator[tuple[int, int, str]]:
    if "://" not in text:
        return
    for found in _GLUED_BEFORE.finditer(text):
        if not text[max(0, found.start() - 2) : found.start()].endswith("](") and not _in_address(text, found.start()):
            yield found.start(), found.start(), " "
    for address in list_addresses(text):
        glued = _GLUED_BEHIND.search(address.text, address.text.find(address.host) + len(address.host))
        if (
            glued
            and address.text.startswith(("http", "HTTP", "Http"))
            and not re.search(r"\.[A-Z][a-z]{2,3}$", glued[0])
        ):
            yield address.start + glued.end(), address.start + glued.end(), " "


def _in_address(text: str, at: int) -> bool:
    """Whether the place lies in an address that holds another, as a redirect does: "?to=https://…"."""
    begin = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    return "://" in text[begin:at]


def _mended(text: str) -> Iterator[tuple[int, int, str]]:
    """Addresses with a space or a slip in them, as they were meant."""
    if "/" not in text and "www" not in text.casefold():
        return
    for found in _BROKEN.finditer(text):
        written = found[0].rstrip(_TRAILING)
        meant = re.sub(r"\s", "", re.sub(r"^h+t+p+s?s?(?:://|//|;//|:/{1,3})\s?", "https://", written))
        meant = re.sub(r"^www[., ] ?", "www.", meant)
        yield found.start(), found.start() + len(written), meant


def _around(start: int, end: int, addresses: tuple[Address, ...]) -> Span:
    """The address that an edit mends, or the edit's own place."""
    for address in addresses:
        if address.start <= start <= address.end and end <= address.end + 1:
            return address.start, address.end
    return start, end
