"""Claims of the notes, and the questions on them."""

from adapters.written_banks import entry, read_banks, told, write_bank

from quizzer.content.coverage import MISTAKEN, check_coverage, check_quotes, claims, coverage


def test_every_claim_of_both_notes_has_a_row_in_order(tmp_path):
    write_bank(
        tmp_path, "loops", [entry("a", claims=["N2-70", "N1-01"]), entry("b", "recall", claims=["N2-70"])]
    )
    rows = coverage(read_banks(tmp_path))
    assert [r.claim for r in rows] == list(claims())
    assert len(rows) == 99
    assert (rows[0].claim, rows[0].questions, dict(rows[0].kinds)) == ("N1-01", ("a",), {"single": 1})
    assert (rows[-1].claim, rows[-1].questions) == ("N2-70", ("a", "b"))
    assert dict(rows[-1].kinds) == {"recall": 1, "single": 1}
    assert [r.enough for r in rows] == [False] * 98 + [True]


def test_a_claim_needs_two_questions_of_two_kinds(tmp_path):
    others = [c for c in claims() if c not in ("N1-07", "N1-08", "N1-09")]
    write_bank(
        tmp_path,
        "loops",
        [
            entry("a", claims=[*others, "N1-07", "N1-08"]),
            entry("b", "recall", claims=[*others, "N1-08"]),
            entry("c", "recall", claims=[]),
            entry("d", claims=["N1-07"]),
        ],
    )
    found = told(tmp_path, (m for m in check_coverage(read_banks(tmp_path), "x") if m.path != "x"))
    assert found == ["loops.yaml|N1-07|N1-07 needs at least 2 questions of 2 kinds, and has: single 2"]
    missing = [m for m in check_coverage(read_banks(tmp_path), "x") if m.path == "x"]
    assert [str(m) for m in missing] == ["x:1:1: N1-09 needs at least 2 questions of 2 kinds, and has: none"]


def test_what_is_wrong_in_the_notes_is_quoted_by_a_question_on_it(tmp_path):
    """Spaces, backquotes and stars only set a quotation apart; a quotation elsewhere does not count."""
    said = {claim: saying.replace(" ", "  ") for claim, saying in MISTAKEN.items()}
    entries = [
        entry(claim.lower(), claims=[claim], prompt={"en": f'It says "**{said[claim]}**".', "ko": "맞나요?"})
        for claim in MISTAKEN
    ]
    write_bank(tmp_path, "loops", entries)
    assert list(check_quotes(read_banks(tmp_path), "x")) == []
    entries[3]["claims"] = ["N2-50"]
    entries[4]["prompt"]["en"] = "It says something."
    write_bank(tmp_path, "loops", entries)
    assert told(tmp_path, (m for m in check_quotes(read_banks(tmp_path), "x") if m.path != "x")) == [
        "loops.yaml|N2-17|no question on N2-17 quotes what the note says: 각 함수 호출 프레임"
    ]
    assert [str(m) for m in check_quotes(read_banks(tmp_path), "x") if m.path == "x"] == [
        "x:1:1: no question on N2-07 quotes what the note says: @asyncio.coroutine"
    ]
