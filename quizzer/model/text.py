"""A text that exists in both languages that readers use."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

Lang = Literal["en", "ko"]
LANGS: tuple[Lang, ...] = get_args(Lang)

_WRITTEN_TWICE: dict[str, Any] = {
    "type": "typed-dict",
    "fields": {lang: {"type": "typed-dict-field", "schema": {"type": "str"}} for lang in LANGS},
    "extra_behavior": "forbid",
}
_WRITTEN_ONCE: dict[str, Any] = {"type": "str"}


@dataclass(frozen=True, slots=True)
class Text:
    """One text in English and in Korean; neither is a translation of the other."""

    en: str
    ko: str

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> dict[str, Any]:
        """How a file writes a text: ``{en: …, ko: …}``, or one plain string that serves both readers."""
        choices = {"once": _WRITTEN_ONCE, "twice": _WRITTEN_TWICE}
        union = {"type": "tagged-union", "choices": choices, "discriminator": _how_written}
        return _read_by(_of_file, union)

    def of(self, lang: Lang) -> str:
        return self.ko if lang == "ko" else self.en


class _InBothLanguages:
    """Marks a text that people read as prose: one plain string will not do."""

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> dict[str, Any]:
        return _read_by(_of_file, _WRITTEN_TWICE)


Prose = Annotated[Text, _InBothLanguages()]
"""A ``Text`` that a file must write in both languages: prompts, explanations, reasons."""


def both(text: str) -> Text:
    """The same text for both readers: code, numbers, names."""
    return Text(text, text)


def lang_of_locale(locale: str) -> Lang:
    """The language for a POSIX locale name such as ``ko_KR.UTF-8``; English unless it names Korean."""
    return "ko" if locale.lower().startswith("ko") else "en"


def _of_file(written: str | dict[str, str]) -> Text:
    """A block scalar ends in a line break that belongs to the file, not to the text."""
    if isinstance(written, str):
        return both(written.rstrip())
    return Text(written["en"].rstrip(), written["ko"].rstrip())


def _how_written(value: object) -> str | None:
    if isinstance(value, str):
        return "once"
    return "twice" if isinstance(value, dict) else None


def _read_by(build: Any, schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "function-after", "function": {"type": "no-info", "function": build}, "schema": schema}
