"""A page in HTML is read by its block tags, whether they stand on lines of their own or all on one."""

import pytest

from helpers_text import lines_of
from protokoll_parser import parse

PAGE = """<!DOCTYPE html>
<html><head><title>Protokoll</title><style>p { margin: 0; } /* Beslut */</style></head>
<body class="sida"><h1>Protokoll styrelsemöte 2024-03-05</h1>
<h2>Närvarande</h2>
<ul><li>Anna Ek, ordförande</li><li>Bo Alm, sekreterare</li></ul>
<h2>§ 1 Öppnande</h2>
<p>Anna Ek öppnade mötet.</p>
<h2>§ 2 Budget</h2>
<p>Underlag har skickats ut.</p>
<script type="text/javascript">var beslut = "<p>Styrelsen beslutade att avslå allt.</p>";</script>
<p>Styrelsen beslutade att godkänna budgeten.</p>
<div class="not">Vid protokollet<br>Bo Alm</div>
</body></html>
"""


def _texts(raw: str) -> list[str]:
    return [line.text for line in lines_of(raw) if line.text]


PARTED = [
    ("<h2>§ 2 Budget</h2><p>Styrelsen beslutade.</p>", ["§ 2 Budget", "Styrelsen beslutade."]),
    ("<DIV CLASS='a'>Ett</DIV><DIV>Två</DIV>", ["Ett", "Två"]),
    ("<p>Ett<br/>två<BR>tre</p>", ["Ett", "två", "tre"]),
    ("<section><header>Ett</header><article>Två</article><footer>Tre</footer></section>", ["Ett", "Två", "Tre"]),
    ("Ett<p>två", ["Ett", "två"]),
    ("<p>Ett <b>fetstilt</b> och <em>kursivt</em> ord</p>", ["Ett fetstilt och kursivt ord"]),
    ("<p>Färre än < 5 %, 3 > 2 och <anna@x.se></p>", ["Färre än < 5 %, 3 > 2 och <anna@x.se>"]),
    ("Andelen är < 5 % eller <li@x.se> och a<p", ["Andelen är < 5 % eller <li@x.se> och a<p"]),
    ("<p>Ett</p><script>if (a < b) c('<p>');</script><p>Två</p>", ["Ett", "Två"]),
    ("<style>\np { color: red }\n</style>\n<p>Ett</p>", ["Ett"]),
    ("<script>Ett\n<p>Två</p>", ["Ett", "Två"]),
    ("<tr><td>Ek</td><td>S</td></tr><tr><td>Alm</td><td>M</td></tr>", ["Ek\tS", "Alm\tM"]),
    ("<table><tr><th>Namn<th>Parti<tr><td>Ek<td>S</table>", ["Namn\tParti", "Ek\tS"]),
    ("<tr><td></td><td>Ek</td><td></td><td>S</td></tr>", ["\tEk\t\tS"]),
    ("<tr><td><p>Ek</p><p>Alm</p></td><td>S</td></tr>", ["Ek\x0bAlm\tS"]),
    ("<tr><td>Meny</td><td><h2>§ 1 Val</h2><p>Bo Alm valdes.</p></td></tr>", ["Meny", "§ 1 Val", "Bo Alm valdes."]),
    ("<tr><td><p>Ett</p><p>Två</p></td></tr>", ["Ett", "Två"]),
    ("| Ett<br>två | <p>tre</p> |", ["Ett\x0btvå \t tre"]),
]


@pytest.mark.parametrize(("raw", "expected"), PARTED, ids=[raw for raw, _ in PARTED])
def test_block_tags_part_a_line(raw: str, expected: list[str]) -> None:
    """What a browser sets on lines of its own is a line, a row of a table is one, and what is no tag stays text."""
    assert _texts(raw) == expected


@pytest.mark.parametrize("raw", [PAGE, PAGE.replace("\n", ""), *(raw for raw, _ in PARTED)])
def test_the_parts_of_a_line_give_the_text_back(raw: str) -> None:
    """No character falls away or is told twice, and each knows where it stands."""
    lines = lines_of(raw)
    assert "".join(raw[line.raw.start : line.raw.stop] for line in lines) == raw.replace("\n", "")
    for line in lines:
        for letter, start, stop in zip(line.text, line.starts, line.stops, strict=True):
            assert letter in "\t\x0b" or raw[start:stop] == letter


def test_headings_and_entries_keep_their_marks_inside_a_line() -> None:
    """A heading in the middle of a line has its level, an entry of a list its bullet."""
    lines = [line for line in lines_of("<p>Ett</p><h3>Två</h3><ul><li>Tre</li><li><p>Fyra</p></li></ul>") if line.text]
    assert [(line.text, line.level, line.marker) for line in lines] == [
        ("Ett", 0, ""), ("Två", 3, ""), ("Tre", 0, "•"), ("Fyra", 0, "•"),
    ]  # fmt: skip


@pytest.mark.parametrize("joint", ["\n", "", " "])
def test_a_page_on_one_line_gives_the_record_of_its_lines(joint: str) -> None:
    """The same page on one line, on several or with blanks between its tags has the same items, decisions and people."""
    text = PAGE.replace("\n", joint)
    record = parse(text)
    assert [(item.number, item.title) for item in record.items] == [("1", "Öppnande"), ("2", "Budget")]
    decisions = [decision for item in record.items for decision in item.decisions]
    assert [decision.text for decision in decisions] == ["Styrelsen beslutade att godkänna budgeten."]
    assert text[slice(*decisions[0].span)] == decisions[0].text
    assert [person.name for person in record.attendees] == ["Anna Ek", "Bo Alm"]


def test_many_open_tags_cost_no_more_than_their_number() -> None:
    """Scripts, rows and tags that are never closed neither fail nor swallow the text behind them."""
    for opening in ("<script>", "<tr>", "<tr><td>", "<p ", "</p ", "<li>", "<style ", "</p><p"):
        assert "Ett" in "".join(_texts(opening * 20_000 + "\nEtt"))


def test_a_script_is_passed_over_and_that_is_said() -> None:
    """Nothing falls away in silence: each has a diagnostic with its line, and text between them is read."""
    record = parse(
        "<h1>Styrelsen 2024-05-14</h1>\n<script>\nvar a = 1;\n</script>\n<p>Plats: Teams</p><style>p {}</style>\n"
    )
    assert [entry.line for entry in record.diagnostics if entry.code == "markup-passed-over"] == [2, 5]
    assert record.place == "Teams"
