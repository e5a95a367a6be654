"""How well the library matches: from what is known to a report. Questions and entries are invented."""
