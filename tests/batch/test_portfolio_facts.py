from dpa_check.batch.likeness import groups, likeness, signature
from dpa_check.batch.subprocessors import subprocessors
from dpa_check.document import Block, BlockKind, Coverage, Document

TEMPLATE = " ".join(
    f"The Processor shall keep rule number {word} of this agreement." for word in "abcdefghijklmnopqrst"
)


def document(*blocks: Block) -> Document:
    return Document("a.docx", "0" * 64, "", None, blocks, Coverage(complete=True))


def row(*cells: str) -> Block:
    return Block(" | ".join(cells), kind=BlockKind.ROW)


def test_two_copies_of_a_template_are_alike_and_others_are_not() -> None:
    copy = TEMPLATE.replace("The Processor", "Acme", 1) + " Signed in Paris."
    other = " ".join(reversed(TEMPLATE.split()))
    found = [signature(text) for text in (TEMPLATE, other, copy, "", "")]
    assert likeness(found[0], found[2]) > 0.8
    assert likeness(found[0], found[1]) < 0.1
    assert groups(found, 0.8) == [[0, 2], [1], [3], [4]]


def test_the_rows_of_a_table_of_subprocessors() -> None:
    seen = subprocessors(
        document(
            Block("Annex 3: Sub-processors", kind=BlockKind.HEADING, number="Annex 3"),
            row("Entity", "Service", "Country of hosting"),
            row("Corvid Hosting", "Servers", "Ireland"),
            row("Merle Mail", "E-mail"),
            Block("Prices", kind=BlockKind.HEADING),
            row("Name", "Price"),
            row("Seats", "10"),
        )
    )
    assert [(one.name, one.activity, one.country, one.clause_number) for one in seen] == [
        ("Corvid Hosting", "Servers", "Ireland", "Annex 3"),
        ("Merle Mail", "E-mail", "", "Annex 3"),
    ]


def test_a_french_table_names_its_subprocessors_in_its_own_column() -> None:
    (seen,) = subprocessors(document(row("Sous-traitant", "Pays", "Finalité"), row("Corvidé", "France", "Hébergement")))
    assert (seen.name, seen.country, seen.activity) == ("Corvidé", "France", "Hébergement")
