"""A small library that tests write to disk and spoil on purpose."""

from pathlib import Path

FILES = {
    "departments/it.md": """---
id: it
name: {en: IT, nl: ICT}
owners: [lotte@example.org]
contacts: ["mailto://it@example.org"]
timezone: Europe/Amsterdam
hours: "Mo-Fr 09:00-12:30,13:00-17:30; PH off"
holidays: NL
reply_within: 4h
holding:
  en: We look into it. {{ facts.reset_url }}
---
The service desk.
""",
    "departments/hr.md": """---
id: hr
name: People
timezone: Europe/Copenhagen
hours: "Mo-Fr 10:00-16:00"
reply_within: 1h30m
---
""",
    "entries/it/reset-password.md": """---
id: it/reset-password
title: How do I reset my password?   # asked most
questions:
  - I can't log in any more
  - my account is locked
department: it
lang: en
authority: send
review_every: 90d
verified: 2026-11-02
valid_until: null
short: "Reset it at {{ facts.reset_url }}."
must_match: ["password expired, what now?"]
must_not_match: ["how do I change my e-mail address?"]
---
Hi {{ customer.first_name | default: "there" }},

you can reset it at {{ facts.reset_url }}.
""",
    "entries/it/reset-password.nl.md": """---
id: it/reset-password
title: Hoe stel ik mijn wachtwoord opnieuw in?
questions:
  - ik kan niet meer inloggen
lang: nl
source_revision: 1
---
Stel het opnieuw in op {{ facts.reset_url }}.
""",
    "entries/hr/open-jobs.md": """---
id: hr/open-jobs
title: Which jobs are open?
department: hr
lang: en
---
See our site.
""",
    "guidelines/apology-is-personal.md": """---
id: apology-is-personal
level: must
check: boilerplate_apology
when: {situation: complaint, channel: [x], lang: [en, "no"]}
title: {en: Say sorry for what happened, nl: Zeg sorry, "no": Si unnskyld}
---
Why.
""",
    "channels/x.md": """---
id: x
name: X
limit: 280
counting: x_weighted
audience: public
length: short
signature: {en: "^Team"}
---
""",
    "facts.yml": """# Values that many answers use

# where to go
reset_url: https://example.org/reset
return_days:
  value: 30   # by law 14
  owner: hr
  expires: 2027-01-01
delivery: {en: 3 days, nl: 3 dagen}
""",
}


def write_files(folder: Path, files: dict[str, str]) -> Path:
    """Writes the files, byte for byte, and returns the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def write_world(folder: Path) -> Path:
    """Writes the whole small library."""
    return write_files(folder, FILES)


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below the folder by its relative path, without the sidecar."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".speeddial.json"
    }
