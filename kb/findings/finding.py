"""What a finding is, and all its numbers. Each is explained in docs/findings.md."""

from dataclasses import dataclass

NUMBERS = {
    "K001": "Entry lacks a language",
    "K002": "Verification has run out",
    "K003": "Entry is past its last day",
    "K004": "Fact is past its last day",
    "K005": "Fact is not used",
    "K006": "Department has no owner",
    "K007": "Department has no contact",
    "K008": "Contact names a variable that is not set",
    "K009": "Variant is older than its source",
    "K010": "Entry has no short version",
    "K011": "Two entries share a phrasing",
    "K012": "Department has no holding line in a language",
    "K013": "Entry that may be sent as is has blanks",
    "K014": "Guideline names a channel that does not exist",
    "K015": "Entry has a phrasing twice",
    "K016": "Department has company days that are over",
    "K017": "Department has hours on a channel that does not exist",
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that its owner should look at; `document` is named like `entry/it/reset-password:nl`."""

    number: str
    document: str
    message: str
    hint: str
