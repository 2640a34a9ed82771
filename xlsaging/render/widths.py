"""How wide text is in print: a Chinese character takes two places."""

from __future__ import annotations

from unicodedata import east_asian_width

__all__ = ["display_width", "fold", "longest_word", "shorten"]

_CLOSING = "，。；：、！？）》」』”’%,.;:!?)"


def display_width(text: str) -> int:
    """Places that text takes in a line.

    >>> display_width("Aging"), display_width("账龄"), display_width("1-30天")
    (5, 4, 6)
    """
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def fold(text: str, width: int) -> list[str]:
    """Text in lines of at most `width` places, broken at spaces or between Chinese characters.

    A word longer than a line is cut; no line begins with closing punctuation.

    >>> fold("read = used + set aside", 12), fold("读取等于采用加搁置。", 10)
    (['read = used', '+ set aside'], ['读取等于采', '用加搁置。'])
    """
    lines: list[str] = []
    line, size = "", 0
    for word in _words(text):
        if word == "\n":
            lines.append(line.rstrip())
            line, size = "", 0
            continue
        wide = display_width(word.rstrip())
        if size + wide > width and word[0] not in _CLOSING:
            # Spaces that begin a line give way before a word that fills it.
            lines += [line.rstrip()] if line.strip() else []
            line, size = "", 0
        while display_width(word) > width and not line:
            head = _head(word, width)
            lines.append(head)
            word = word[len(head) :]
        line += word
        size += display_width(word)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def longest_word(text: str) -> int:
    """Places of the longest piece of text that no line can end in.

    >>> longest_word("receipt_before_document in March"), longest_word("账龄分析表"), longest_word("")
    (23, 2, 0)
    """
    return max((display_width(word.rstrip()) for word in _words(text)), default=0)


def shorten(text: str, width: int) -> str:
    """Text of at most `width` places in one line, the last of them … where there is more.

    >>> shorten("Northern Light", 10), shorten("宏远机械有限公司", 10), shorten("Delta", 10)
    ('Northern…', '宏远机械…', 'Delta')
    """
    line = " ".join(text.split())
    return line if display_width(line) <= width else _head(line, width - 1).rstrip() + "…"


def _head(word: str, width: int) -> str:
    size = 0
    for position, sign in enumerate(word):
        size += display_width(sign)
        if size > width:
            return word[: max(position, 1)]
    return word


def _words(text: str) -> list[str]:
    """Text cut where a line may end: after spaces, and round each wide character."""
    words: list[str] = []
    current = ""
    for sign in text:
        if sign == "\n" or east_asian_width(sign) in "WF":
            words += [current] if current else []
            words.append(sign)
            current = ""
        else:
            current += sign
            if sign == " ":
                words.append(current)
                current = ""
    return [*words, current] if current else words
