"""What a browser makes of a reply's HTML."""

from html.parser import HTMLParser


class Seen(HTMLParser):
    """The tags and attributes that a browser would see, and the text that it would show."""

    def __init__(self):
        super().__init__()
        self.tags = set()
        self.attributes = []
        self.text = ""

    @classmethod
    def of(cls, markup):
        seen = cls()
        seen.feed(markup)
        seen.close()
        return seen

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data
