"""Plain text and Markdown."""

from __future__ import annotations

import pytest

from dpa_check.document import Block, BlockKind, Part
from dpa_check.readers import read_bytes

HEADING, PARAGRAPH, ITEM, ROW = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW


def blocks(text: str, name: str = "dpa.txt") -> tuple[Block, ...]:
    return read_bytes(text.encode(), name).blocks


def test_headings_paragraphs_and_items_are_told_apart() -> None:
    found = blocks(
        "1. Obligations du Prestataire\n\nLe Prestataire s'engage à :\n\n"
        "- ne traiter les données que sur instruction ;\n- notifier toute violation.\n"
    )
    assert [(block.kind, block.number, block.text) for block in found] == [
        (HEADING, "1", "1. Obligations du Prestataire"),
        (PARAGRAPH, None, "Le Prestataire s'engage à :"),
        (ITEM, None, "ne traiter les données que sur instruction ;"),
        (ITEM, None, "notifier toute violation."),
    ]


def test_lines_wrapped_at_a_width_are_joined_and_short_lines_are_not() -> None:
    found = blocks(
        "Nom : [à compléter]\nAdresse : [à compléter]\n\n"
        "Le Prestataire ne traite les données que sur instruction documentée du\n"
        "responsable. Il informe celui-ci sans délai lorsqu'une instruction lui paraît\n"
        "contraire au droit, conformément à l'\narticle 28 du RGPD. Il en garde une trace écrite et la tient à la\n"
        "disposition du Client.\n"
    )
    assert [block.text for block in found] == [
        "Nom : [à compléter]",
        "Adresse : [à compléter]",
        (
            "Le Prestataire ne traite les données que sur instruction documentée du responsable. Il informe celui-ci "
            "sans délai lorsqu'une instruction lui paraît contraire au droit, conformément à l'article 28 du RGPD. Il "
            "en garde une trace écrite et la tient à la disposition du Client."
        ),
    ]


def test_a_short_duty_is_no_heading() -> None:
    found = blocks(
        "Sécurité\n\nLe Prestataire notifie le Client sous 48 heures\n\nThe Processor shall delete the data\n"
    )
    assert [block.kind for block in found] == [HEADING, PARAGRAPH, PARAGRAPH]


def test_numbers_are_full_paths() -> None:
    found = blocks(
        "Article 8 — Sous-traitants\n\n8.2 The Processor shall:\n(a) give notice;\n(b) in particular:\n(i) its name;\n"
        "(ii) its place;\n(c) stop on objection.\n"
    )
    assert [block.number for block in found] == [
        "8", "8.2", "8.2(a)", "8.2(b)", "8.2(b)(i)", "8.2(b)(ii)", "8.2(c)",
    ]  # fmt: skip


def test_points_of_an_article_count_within_it() -> None:
    found = blocks("Article 8 — Sous-traitants\n\n1. Il informe le Client.\n\n2. Il attend trente jours.\n")
    assert [block.number for block in found] == ["8", "8.1", "8.2"]


def test_items_keep_their_depth() -> None:
    found = blocks("The Provider shall:\n- encrypt:\n  - in transit;\n  - at rest;\n- log access.\n")
    assert [(block.kind, block.level) for block in found[1:]] == [(ITEM, 1), (ITEM, 2), (ITEM, 2), (ITEM, 1)]


def test_numbered_sentences_under_plain_headings_begin_anew() -> None:
    found = blocks(
        "Between\n\n1. Acme GmbH, Berlin; and\n2. the Client.\n\nObject\n\n1. Acme runs the service for the Client.\n"
        "2. It keeps to this agreement.\n"
    )
    assert [block.number for block in found] == [None, "1", "2", None, "1", "2"]


def test_a_list_in_lower_case_after_a_colon_is_items() -> None:
    found = blocks(
        "Le Client s'engage à :\n\navoir informé ses salariés ;\n\navoir inscrit le traitement au registre.\n"
    )
    assert [block.kind for block in found] == [PARAGRAPH, ITEM, ITEM]


def test_what_follows_an_annex_heading_is_annex_but_tables_stay_tables() -> None:
    body = "This agreement binds the parties as soon as both of them have signed it.\n\n"
    found = blocks(body + "Annexe 2 — Mesures\n\nLes données sont chiffrées.\n\nMesure | Détail\nAccès | Par rôle\n")
    assert [(block.part, block.kind, block.number) for block in found] == [
        (Part.BODY, PARAGRAPH, None),
        (Part.ANNEX, HEADING, "Annexe 2"),
        (Part.ANNEX, PARAGRAPH, None),
        (Part.TABLE, ROW, None),
        (Part.TABLE, ROW, None),
    ]


def test_an_agreement_that_is_itself_an_annex_has_a_body() -> None:
    found = blocks(
        "ANNEXE 1 - DPA / RGPD\n\n1. Objet\n\nLe Prestataire traite les données du Client pour ses besoins.\n"
    )
    assert {block.part for block in found} == {Part.BODY}


def test_a_table_of_contents_is_no_row_of_headings() -> None:
    titles = ["1. Definitions", "2. Scope", "3. Security", "4. Audits", "5. Term", "6. Contact"]
    found = blocks("\n".join(titles) + "\n\n1. Definitions\n\nWords have the meaning of the GDPR.\n")
    assert [block.kind for block in found] == [PARAGRAPH] * 6 + [HEADING, PARAGRAPH]


def test_blank_lines_between_all_lines_of_a_wrapped_text_do_not_cut_it() -> None:
    sentence = (
        "the processor informs\n\nthe customer of any\n\nchange of sub-\n\nprocessors and\n\nwaits thirty days.\n"
    )
    assert [block.text for block in blocks(sentence)] == [
        "the processor informs the customer of any change of sub-processors and waits thirty days."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    document = read_bytes("Données à caractère personnel : traitées.".encode(encoding), "dpa.txt")
    assert document.text == "Données à caractère personnel : traitées."


def test_odd_characters_are_made_plain() -> None:
    assert blocks("Le\u202fclient con\u00adﬁe\u00a0ses données\u200b à l’hébergeur.")[0].text == (
        "Le client confie ses données à l’hébergeur."
    )


def test_markdown_marks_are_taken_off() -> None:
    found = blocks(
        "# **Agreement**\n\n## 5. Security\n\nSee the [list](https://example.org/s) and `TLS 1.3`.<br>It _applies_.\n\n"
        "* **Access**: by role\n* [x] Logs\n\n| Measure | Detail |\n|---|:--|\n| Backup | daily<br>abroad |\n",
        "dpa.md",
    )
    assert [(block.kind, block.level, block.text) for block in found] == [
        (HEADING, 1, "Agreement"),
        (HEADING, 2, "5. Security"),
        (PARAGRAPH, None, "See the list (https://example.org/s) and TLS 1.3."),
        (PARAGRAPH, None, "It applies."),
        (ITEM, 1, "Access: by role"),
        (ITEM, 1, "☒ Logs"),
        (ROW, None, "Measure | Detail"),
        (ROW, None, "Backup | daily abroad"),
    ]


def test_markdown_headings_underlined() -> None:
    found = blocks("Agreement\n=========\n\nSecurity\n--------\n\nText.\n", "dpa.md")
    assert [(block.kind, block.level) for block in found] == [(HEADING, 1), (HEADING, 2), (PARAGRAPH, None)]


def test_the_account_of_a_text_counts_its_characters() -> None:
    coverage = read_bytes(b"One.\n\nTwo.", "-").coverage
    assert (coverage.complete, [(part.name, part.characters) for part in coverage.parts]) == (True, [("body", 8)])
