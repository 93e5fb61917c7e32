"""Who this contract says the parties are: the names it gives to its processor and its controller."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from dpa_check.nlp.party_signs import PRONOUNS, first_person, institutions_in, subjects_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_QUOTED: Final = r"[\"“”«]\s*(?:the\s+|le\s+|la\s+|les\s+|l['’]\s*)?(?P<alias>[^\"“”«»]{2,40}?)\s*[\"“”»]"
_ALIAS: Final = re.compile(_QUOTED)
_BEFORE_ALIAS: Final = 500
_PREAMBLE: Final = 20_000
_NAME: Final = r"\b(?:[A-ZÀ-Ý]|\d+(?=[a-z]))[\w&'’-]*(?:\.[\w-]+)*(?:[ ](?:[A-ZÀ-Ý&])[\w&'’-]*(?:\.\w+)*){0,4}(?!\w)"
_REST: Final = re.compile(
    r"(?:[ ](?!et\b|and\b|dont\b|agissant|acting|ayant|est\b|is\b|sis|représenté|which\b|whose\b)[\w'’-]+){1,8}"
    r"(?=\s*,)"
)
_ROLE: Final = {
    "processor": r"(?:data\s+|sole\s+)?processor\b(?!s)|sous-traitant\b(?!\s+ult)|data importer",
    "controller": r"(?:data\s+|sole\s+)?controller\b|responsable\s+(?:du|de)\s+traitement",
}
_ACTS: Final = (
    r"(?:,[^.;\n]{0,90}?,)?\s*(?:,?\s*(?:qui|which|who)\s+)?(?:(?:shall|will)\s+)?"
    r"(?:is|are|acts?|acting|agit|agissant|agira|intervient|est|a\s+la\s+qualité|comme|,?\s*as\s+(?:an?|the)|,?\s*en\s+qualité)\b"
    r"[^.;:\n]{0,60}?"
)
_MODAL: Final = re.compile(
    rf"(?<![\w])(?P<name>{_NAME})\s+(?:shall|will|must|agrees|undertakes|s['’]engage|s['’]interdit|garantit|veille|"
    r"met en œuvre|informe|notifie|s['’]assure|tient|assiste)\b"
)
_AFTER_ALIAS: Final = re.compile(
    r"\s*\)?,?\s*(?:acting\s+|agissant\s+|intervenant\s+)?(?:as|en\s+(?:sa\s+)?qualité\s+de|en\s+tant\s+que)\s+(?:the\s+|a\s+)?"
    rf"(?:(?P<processor>{_ROLE['processor']})|(?P<controller>{_ROLE['controller']}))",
    re.IGNORECASE,
)
_CLAUSE_START: Final = re.compile(
    r"[\n;\"“”«»]|\(\d\)|\b(?:between|entre)\b|\b(?:and|et)\s+(?=(?:the|la|le)\b)", re.IGNORECASE
)
_TITLE: Final = re.compile(
    r"\b(?:[Tt]he|[Ll]a|[Ll]['’]|[Ll]e)\s?(?P<name>[A-ZÀ-Ý][\w-]+)(?:,[^.;\n,]{0,60},)?\s+(?:shall\s+be|will\s+be|is|acts?\s+as|shall\s+act\s+as|"
    r"est|agit\s+en\s+(?:tant\s+que|qualité\s+de))\s+(?:the\s+|a\s+|le\s+|un\s+)?"
    rf"(?:(?P<processor>(?i:{_ROLE['processor']}))|(?P<controller>(?i:{_ROLE['controller']})))",
)
_MISLEADING: Final = frozenset(("authority", "party", "subprocessor", "sub-processor", "affiliate", "autorité"))
_FEWEST_MODALS: Final = 2
_MOST_ROLE_WORDS: Final = 3
_NOT_NAMES: Final = re.compile(
    r"^(?:the|each|either|both|any|all|no|such|this|these|that|it|they|parties|party|data|personal|if|where|when|in|"
    r"upon|for|to|les?|la|l|chaque|toute?s?|il|elle|ils|ce|cette|ces|si|en|au|aux|à|un|une|données?|annex\w*|article|"
    r"clause|section|schedule|agreement|contract|dpa|accord|contrat|european|member|union|commission|authority|"
    r"autorité|cnil|rgpd|gdpr|services?|security|sécurité|nothing|there|entre|between|et|and|d|par|by|we|you|our|your|us|nous|vous|notre|votre|nos|vos|ue|eu|sub-processors?|sous-traitants?|invoices|terms|société|company|m|mme|mr|mrs|ms|rôle|role|finalité|fonction|contact|addendum|whereas|company|standard|module|règlement|sub|uk|eea|swiss|notwithstanding|during|après|pour|dans|compléter|préciser|renseigner|vérifier|"
    r"completed?|tb[cd]|siret|siren|rcs|ninea|kbis|bce|ide|ein|vat|tva|adresse|address|ci-après|hereinafter|hereafter)$",
    re.IGNORECASE,
)


class PartyReader:
    """Reads the names of the parties; ``roles`` maps a role to the shared words of the vocabulary for it."""

    def __init__(
        self,
        roles: Mapping[str, Iterable[str]],
        institutions: Iterable[str] = (),
        is_word: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Take the words of each role, what customers often are, and what tells a word of contracts from a name."""
        self._roles = {role: frozenset(word.lower() for word in words) for role, words in roles.items()}
        self._institutions = frozenset(institutions)
        self._is_word = is_word

    def names(self, text: str, language: str) -> dict[str, tuple[str, ...]]:
        """Give the names of the processor and of the controller, the commonest first.

        >>> reader = PartyReader({"processor": ["provider"], "controller": ["customer"]})
        >>> reader.names('Boreas Inc. ("Provider"), acting as processor, shall notify.', "en")["processor"]
        ('Boreas Inc', 'Boreas')
        """
        found: dict[str, Counter[str]] = {"processor": Counter(), "controller": Counter()}
        stated = [(role, name) for role, name in _by_statement(text) if " " in name or not self._is_word(name)]
        titles = [(role, name) for role, name in _by_title(text) if not self._is_role(name)]
        for role, name in [*self._by_alias(text), *stated, *titles]:
            found[role][name] += 1
        self._by_modal(text, found)
        found["controller"].update(institutions_in(text, self._institutions))
        for role, words in first_person(text, language).items():
            found[role].update(words)
        if self._rare(text):
            strangers = Counter(name for name in subjects_in(text) if _is_name(name) and not self._is_word(name))
            found["processor"].update(strangers - found["controller"])
        names = {}
        for role, counted in found.items():
            other = found["controller" if role == "processor" else "processor"]
            kept = [
                name
                for name, times in counted.most_common()
                if times > other[name]
                and not self._is_role(name)
                and ((role, name) in titles or self._is_proper(name, times, text))
            ]
            names[role] = tuple(dict.fromkeys(form for name in kept for form in _forms(name)))
        return names

    def _is_proper(self, name: str, times: int, text: str) -> bool:
        """Tell a proper name: its first word is not used in lower case too ("Processing", "Company").

        « la Commune » is one all the same where « la commune de Lys » is written only now and then.
        """
        first = re.split(r"[ -]", name)[0]
        if first.islower() or first.lower() in PRONOUNS:
            return True
        common = re.findall(rf"(?<![\w.@/-]){re.escape(first.lower())}s?(?![\w.@-])", text)
        return not common or (name in self._institutions and times > len(common))

    def _is_role(self, name: str) -> bool:
        return any(name.lower() in words for words in self._roles.values())

    def _role_of(self, alias: str) -> str | None:
        lowered = alias.lower()
        for role, words in self._roles.items():
            if lowered in words:
                return role
        return None

    def _by_alias(self, text: str) -> list[tuple[str, str]]:
        """Read 'Acme Inc., a company of Lille ("Provider")', and '("Acme"), acting as processor'.

        The name is the first one of the clause that the alias ends.
        """
        found = []
        for match in _ALIAS.finditer(text, 0, _PREAMBLE):
            said = _AFTER_ALIAS.match(text, match.end())
            role = self._role_of(match["alias"]) or (said and said.lastgroup)
            if role not in ("processor", "controller"):
                continue
            before = _CLAUSE_START.split(text[max(0, match.start() - _BEFORE_ALIAS) : match.start()])[-1]
            names = (_whole(before, one) for one in re.finditer(_NAME, before))
            name = next((candidate for candidate in names if candidate), None)
            if name:
                found.append((role, name))
            if _is_name(match["alias"]) and match["alias"][:1].isupper():
                found.append((role, match["alias"]))
        return found

    def _by_modal(self, text: str, found: dict[str, Counter[str]]) -> None:
        """Take a capitalised name that is often bound for the vendor, where no processor is named yet."""
        counts = Counter(match["name"] for match in _MODAL.finditer(text) if _is_name(match["name"]))
        for name, times in counts.items():
            known = found["controller"][name] > times or self._words_of_a_role(name)
            if times >= _FEWEST_MODALS and not known:
                found["processor"][name] += times

    def _rare(self, text: str) -> bool:
        """Tell whether the usual words for a processor hardly stand in the text."""
        words = "|".join(re.escape(word) for word in sorted(self._roles["processor"]))
        return len(re.findall(rf"(?i)\b(?:{words})", text)) <= _MOST_ROLE_WORDS

    def _words_of_a_role(self, name: str) -> bool:
        return any(part.lower() in words for part in name.split() for words in self._roles.values())


def _by_statement(text: str) -> list[tuple[str, str]]:
    """Read "Acme is a processor", « Acme (sous-traitant) », "Processor: Acme"."""
    found = []
    for role, words in _ROLE.items():
        patterns = (
            rf"(?P<name>{_NAME}){_ACTS}(?i:{words})",
            rf"(?P<name>{_NAME})\s*\((?:the\s+|le\s+|la\s+)?[\"“«]?\s*(?i:{words})",
            rf"(?im:^\W*(?:the\s+|le\s+)?(?:{words}))\s*(?:\([^)]*\)\s*)?[:|]\s*(?P<name>{_NAME})",
        )
        for pattern in patterns:
            found += [(role, match["name"]) for match in re.finditer(pattern, text) if _is_name(match["name"])]
    return found


def _by_title(text: str) -> list[tuple[str, str]]:
    """Read "the Company shall be the Data Processor": a common noun that the contract makes the name of a party.

    >>> _by_title("For this data the School is the controller and the Company shall be the Data Processor.")
    [('controller', 'School'), ('processor', 'Company')]
    """
    said = [(str(match.lastgroup), match["name"]) for match in _TITLE.finditer(text)]
    return [(role, name) for role, name in said if name.lower() not in _MISLEADING]


def _is_name(name: str) -> bool:
    words = name.split()
    return not _NOT_NAMES.match(words[0].rstrip(".'’")) and any(char.isalpha() for char in name)


def _whole(text: str, name: re.Match[str]) -> str:
    """Give a name with the small words that belong to it (« Maison départementale de l'autonomie de Sarvance »).

    >>> _whole("la Maison des arts de Lille, dont le siège", re.search("Maison", "la Maison des arts de Lille"))
    'Maison des arts de Lille'
    """
    own = _without_article(name.group())
    more = _REST.match(text, name.end()) if own and " " not in own else None
    return own + more.group() if more else own


def _without_article(name: str) -> str:
    """Give a name without the words before it that are none ("La", "The"); empty if nothing is left."""
    words = name.split()
    while words and _NOT_NAMES.match(words[0].rstrip(".'’")):
        words.pop(0)
    return " ".join(words)


def _forms(name: str) -> Sequence[str]:
    """Give a name with and without its legal form."""
    bare = re.sub(r"[\s,]+(?:Inc|Ltd|LLC|GmbH|SAS|SARL|SASU|SA|B\.?V|Limited|Corp|S\.A\.S|S\.A|AS|AB)\.?$", "", name)
    return (name, bare) if bare != name else (name,)
