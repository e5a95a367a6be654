"""What a reply says of a typed value: templates may compare and reckon with it; by itself it reads as `said`."""

from datetime import date


class SaidDay(date):
    """A day."""

    said: str

    def __str__(self) -> str:
        return self.said


class SaidInt(int):
    """A whole number."""

    said: str

    def __str__(self) -> str:
        return self.said


class SaidFloat(float):
    """A number with decimals."""

    said: str

    def __str__(self) -> str:
        return self.said


Said = str | SaidDay | SaidInt | SaidFloat
