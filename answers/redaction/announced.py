"""What stands between the word that says what a number is, and the number: "is", "nr.", "which is", "c'est le"."""

_WORDS = (
    "no|nr|num|number|nummer|numéro|numero|n|code|is|er|ist|est|lautet|luidt|le|la|de|der|die|das|the|my|mijn|min|"
    "mein|mon|which|it's|c'est|c’est|og|und|and"
)
# At most four such words, then marks; the number follows at once.
GAP = rf"(?:[ \t:=,.#°(]{{1,3}}(?i:{_WORDS})\b\.?){{0,4}}[ \t:=,.#°(]{{0,4}}"
# Groups of capitals and digits: "NWR4F81K2", "JT 48 20 91 B", "65 170839 J 003". Every group has a digit or is short.
CODE = (
    r"(?=[A-Z]{0,6}[ .-]?[A-Z]{0,5}\d)(?:[A-Z]{1,6}[ .-])?[A-Z]{0,5}\d[A-Z0-9]{0,20}"
    r"(?:[ .\-/](?:[A-Z]{0,2}\d[A-Z0-9]{0,12}|[A-Z]{1,2}(?!\w))){0,8}(?!\w)"
)
