"""How large a document may be. A limit keeps one slip (a log pasted as an answer) from slowing everyone down."""

MAX_FILE_BYTES = 1024 * 1024
MAX_ANSWER_CHARACTERS = 100_000
MAX_LINE_CHARACTERS = 1_000  # a title, a phrasing, a name
MAX_SHORT_CHARACTERS = 4_000
MAX_QUESTIONS = 200
MAX_YAML_DEPTH = 12
MAX_NUMBER = 1_000_000_000  # a revision, a limit: what every database holds in an integer
MAX_CHOICES = 50
