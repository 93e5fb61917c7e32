"""The words of reports in French and English, from one catalogue per language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal, get_args

from dpa_check.plain_yaml import plain_yaml
from dpa_check.report import Bilingual, NoticeResult

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dpa_check.errors import Notice

Language = Literal["en", "fr"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
SINGULAR: Final[dict[Language, tuple[int, ...]]] = {"en": (1,), "fr": (0, 1)}


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Give the messages of ``language`` by key: "status.weak", "count.pages.one"."""
    return dict(_flat(plain_yaml(files(__package__).joinpath(f"{language}.yaml"))))


def say(key: str, language: Language, /, **values: object) -> str:
    """Give the message of ``key`` in ``language``, with its values.

    >>> say("status.missing", "fr"), say("notice.incorporates", "en", names="SCC")
    ('absente', 'Incorporates by reference: SCC.')
    """
    return catalogue(language)[key].format_map(values)


def count(key: str, number: int, language: Language) -> str:
    """Give the counted message of ``key``, singular or plural as the language has it.

    >>> count("count.pages", 0, "fr"), count("count.pages", 0, "en")
    ('0 page', '0 pages')
    """
    form = "one" if number in SINGULAR[language] else "other"
    return say(f"{key}.{form}", language, n=number)


def notice(fact: Notice) -> NoticeResult:
    """Give ``fact`` with its words in both languages; its code and values where the catalogue has none for it.

    >>> from dpa_check.errors import Notice
    >>> notice(Notice("empty-file", {})).message.fr
    'Le fichier est vide.'
    """
    message = Bilingual(en=_notice_text(fact, "en"), fr=_notice_text(fact, "fr"))
    return NoticeResult(code=fact.code, values=fact.values, message=message)


def _notice_text(fact: Notice, language: Language) -> str:
    """Give the words of a notice; where it says why, those of that cause if there are any."""
    of_cause = f"notice.{fact.code}-{fact.values.get('why')}"
    key = of_cause if of_cause in catalogue(language) else f"notice.{fact.code}"
    try:
        return say(key, language, **fact.values)
    except KeyError:
        values = ", ".join(f"{name}: {value}" for name, value in sorted(fact.values.items()))
        return f"{fact.code} ({values})" if values else fact.code


def _flat(tree: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in tree.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{name}.")
        else:
            pairs.append((f"{prefix}{name}", str(value)))
    return pairs
