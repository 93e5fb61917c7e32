"""Boxes to check and lists of Word files, and contents that Word offers in two forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dpa_check.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def control(checked: str, shown: str) -> str:
    state = f'<w14:checked w14:val="{checked}"/>' if checked else ""
    return (
        f"<w:sdt {W14}><w:sdtPr><w14:checkbox>{state}</w14:checkbox></w:sdtPr>"
        f"<w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"
    )


def field(inside: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inside}</w:ffData></w:fldChar></w:r>'


def text_of(data: bytes) -> str:
    return read_bytes(data, "dpa.docx").text


@pytest.mark.parametrize(
    ("checked", "shown", "read"),
    [("1", "☒", "☒"), ("1", "R", "☒"), ("0", "£", "☐"), ("true", "þ", "☒"), ("", "o", "☐")],
)
def test_a_box_is_read_by_its_state_whatever_sign_shows_it(
    word: Callable[..., bytes], checked: str, shown: str, read: str
) -> None:
    body = f"<w:p>{control(checked, shown)}{run(' deletion ')}{control('0', '☐')}{run(' return')}</w:p>"
    assert text_of(word(body)) == f"{read} deletion ☐ return"


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("<w:checkBox><w:sizeAuto/><w:checked/></w:checkBox>", "☒"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="48 h"/><w:listEntry w:val="24 h"/></w:ddList>', "24 h"),
        ('<w:ddList><w:listEntry w:val="48 h"/><w:listEntry w:val="24 h"/></w:ddList>', "48 h"),
        ('<w:ddList><w:result w:val="7"/><w:listEntry w:val="48 h"/></w:ddList>', ""),
    ],
)
def test_an_old_form_field_is_read_by_its_state(word: Callable[..., bytes], inside: str, read: str) -> None:
    assert text_of(word(f"<w:p>{field(inside)}{run(' of notice')}</w:p>")) == f"{read} of notice".strip()


def test_of_two_forms_of_a_content_the_one_with_words_is_read(word: Callable[..., bytes]) -> None:
    def offered(choice: str, fallback: str) -> bytes:
        both = f'<mc:Choice Requires="x">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
        alternative = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
        return word(f"<w:p>{run('Data ')}<w:r>{alternative}</w:r></w:p>")

    assert text_of(offered("<w:drawing/>", "<w:t>deleted</w:t>")) == "Data deleted"
    assert text_of(offered("<w:t>returned</w:t>", "<w:t>deleted</w:t>")) == "Data returned"


@pytest.mark.parametrize("number", ["²", "x", "-1", "9" * 5000])
def test_a_file_with_a_number_that_is_none_is_read_all_the_same(word: Callable[..., bytes], number: str) -> None:
    places = f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{number}"/>'
    level = f'<w:lvl w:ilvl="{number}"><w:start w:val="{number}"/><w:numFmt w:val="decimal"/></w:lvl>'
    listed = f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
    used = f'<w:num w:numId="1"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="{number}"/></w:num>'
    body = f"<w:p><w:pPr>{places}</w:pPr><w:r><w:rPr><w:sz w:val='{number}'/></w:rPr><w:t>Data.</w:t></w:r></w:p>"
    assert text_of(word(body, numbering=listed + used)) == "Data."
