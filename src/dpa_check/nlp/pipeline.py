"""The pipeline, built in one place: a Document becomes a Doc on which everything found is marked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from spacy.language import Language as SpacyLanguage
from spacy.tokens import Doc

from dpa_check.nlp.components import WORK, AnchorWords, Names, Roles, Structure, Wordings, Work
from dpa_check.nlp.tokenizer import make_tokenizer

if TYPE_CHECKING:
    from dpa_check.document import Document
    from dpa_check.library.schema import Library

LanguageChoice = Literal["auto", "fr", "en"]
_STEPS: Final = ("dpa_structure", "dpa_names", "dpa_anchors", "dpa_roles", "dpa_wordings")

for _name in ("languages", "names", "terms", "found", "titles"):
    Doc.set_extension(_name, default=None, force=True)


class AgreementLanguage(SpacyLanguage):  # type: ignore[no-untyped-call]  # spaCy leaves __init_subclass__ untyped
    """The language of agreements: one lean tokenizer for French and English, with the library's components."""

    lang = "dpa"

    def __init__(self, library: Library, choice: LanguageChoice, *, keep: bool = True) -> None:
        """Take the library, and the contract's language or "auto" to tell it block by block.

        ``keep``: the compiled library may be kept between runs.
        """
        super().__init__(max_length=10**8, create_tokenizer=lambda nlp: make_tokenizer(nlp.vocab))
        self.library = library
        self.choice = choice
        self.keep = keep
        for step in _STEPS:
            self.add_pipe(step)


@AgreementLanguage.factory("dpa_structure")
def _structure(nlp: AgreementLanguage, name: str) -> Structure:  # noqa: ARG001  the factory's signature
    return Structure(nlp.library, nlp.choice, keep=nlp.keep)


AgreementLanguage.component("dpa_names", func=Names())
AgreementLanguage.component("dpa_anchors", func=AnchorWords())
AgreementLanguage.component("dpa_roles", func=Roles())
AgreementLanguage.component("dpa_wordings", func=Wordings())


@cache
def build(library: Library, choice: LanguageChoice = "auto") -> AgreementLanguage:
    """Give the pipeline over a library; the same library and language give the same pipeline."""
    return AgreementLanguage(library, choice)


def to_doc(document: Document, nlp: AgreementLanguage) -> Doc:
    """Give the Doc of a document; ``doc.text`` is the document's text, so offsets are the same in both."""
    doc = nlp.make_doc(document.text)
    doc.user_data[WORK] = Work(document)
    return nlp(doc)
