"""What learners type, made safe to keep: the text stays as it is, characters that deceive do not."""

from __future__ import annotations

import re

# Control characters but tab and line feed; direction overrides and isolates, which can turn a line
# around (Unicode TR36); lone surrogates, which no database keeps. ZWNJ and ZWJ stay: Sorani needs them.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def clean_text(value: str) -> str:
    """`value` with line ends as \\n and without unsafe characters; text of white space only becomes ''."""
    text = UNSAFE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return text if text.strip() else ""
