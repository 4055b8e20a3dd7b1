"""A text that exists in both languages that readers use."""

from dataclasses import dataclass
from typing import Literal, cast, get_args

Lang = Literal["en", "ko"]
LANGS: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True)
class Text:
    """One text in English and in Korean; neither is a translation of the other."""

    en: str
    ko: str

    def of(self, lang: Lang) -> str:
        return self.ko if lang == "ko" else self.en


def both(text: str) -> Text:
    """The same text for both readers: code, numbers, names."""
    return Text(text, text)


def lang_of_locale(locale: str) -> Lang:
    """The language for a POSIX locale name such as ``ko_KR.UTF-8``; English unless it names Korean."""
    return cast(Lang, "ko" if locale.lower().startswith("ko") else "en")
