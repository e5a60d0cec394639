"""`manage.py spc FILE` as somebody who checks our arithmetic runs it."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

CASE = {
    "id": "two-points",
    "options": {"improvement_direction": "increase", "target": None, "rebase": [], "fix_after_n_points": None},
    "input": [{"date": "2024-01-01", "value": 3}, {"date": "2024-02-01", "value": 5}],
    "expected": {
        "points": [
            {"date": "2024-01-01", "mean": 4, "lpl": -1.32, "special_cause_type": "Common Cause"},
            {"date": "2024-02-01", "mean": 4, "upl": 9.32, "short_group_warning": True},
        ],
        "variation_icon": "common_cause",
        "assurance": None,
    },
}


def run(path, *asked):
    out = StringIO()
    call_command("spc", str(path), *asked, stdout=out)
    return out.getvalue()


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_cases_that_agree_are_counted(tmp_path):
    out = run(written(tmp_path, "cases.json", json.dumps([CASE])))

    assert out.splitlines() == ["two-points: agrees", "1 agree, 0 differ"]


def test_a_case_that_differs_is_told_where_and_fails(tmp_path):
    other = {**CASE, "id": "wrong", "expected": {**CASE["expected"], "variation_icon": "concern_low"}}
    broken = {**CASE, "id": "broken", "input": [{"date": "2024-02-30", "value": 1}]}
    out = StringIO()

    with pytest.raises(CommandError, match="Not every case agrees"):
        call_command("spc", str(written(tmp_path, "c.json", json.dumps([CASE, other, broken]))), stdout=out)

    lines = out.getvalue().splitlines()
    assert lines[1] == "wrong: variation_icon: concern_low expected, common_cause found"
    assert lines[2].startswith("broken: the case cannot be read")
    assert lines[-1] == "1 agree, 2 differ"


def test_a_csv_prints_its_table(tmp_path):
    lines = [f"2024-{month:02d}-01,{value}" for month, value in enumerate([10, 11, 10, 9, 10, 11, 30], start=1)]

    out = run(
        written(tmp_path, "x.csv", "date,value\n" + "\n".join(lines)),
        "--direction=increase",
        "--target=50",
        "--rebase",
        "2024-06-15",
    )

    assert "date        value  part  mean" in out
    assert "2024-07-01  30     1     30" in out
    assert "assurance: inconsistent" in out
    assert "Rebased from 2024-06-15: the first point on or after it is 2024-07-01." in out


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("x.json", "{", "not JSON"),
        ("x.json", "{}", "not a list of cases"),
        ("x.json", '[{"id": 1}]', "Case 1 has no"),
        ("x.csv", "", "nothing to read"),
        ("x.csv", "2024-02-30,1", "Line 1: There is no 30 February 2024"),
        ("x.csv", b"\xff\xfe\x00", "This is not text"),
        ("x.csv", b"PK\x03\x04", "Save the sheet as “CSV UTF-8”"),
        ("x.csv", "date,value\n", "nothing to read"),
        ("x.csv", "Month;Days\n01/04/2024;12,5\n", "Line 2: “12,5” has a decimal comma. Write 12.5."),
        ("x.csv", "Value,Date\n10,2024-01-01\n", "Line 2: The date is in the second column"),
        ("x.csv", "2024-01-01,1\nsoon,2\n2024-01-01,x\n", "\nLine 2: “soon” is not a date.*\nLine 3: "),
        ("x.json", "[1]", 'Each case is shaped like {"id": "a"'),
    ],
)
def test_a_bad_file_gets_a_sentence(tmp_path, name, text, told):
    with pytest.raises(CommandError, match=told):
        run(written(tmp_path, name, text))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_a_file_is_read_as_any_spreadsheet_saves_it(tmp_path, encoding):
    text = "Month;Costs (£)\r\nApril 2024;£1,200\r\nMay 2024;\r\nJune 2024;n/a\r\n"

    out = run(written(tmp_path, "x.csv", text.encode(encoding)))

    assert "2024-04-01  1200" in out
    assert "The first line was taken for headings." in out
    assert "2 lines have no value: kept as missing." in out
    assert ("Windows-1252" in out) is (encoding == "windows-1252")
    assert "not there" not in out
    assert "slashes" not in out


def test_one_line_makes_a_table_without_limits(tmp_path):
    out = run(written(tmp_path, "x.csv", "2024-01-01,10\n"))

    assert "2024-01-01  10     0     10" in out
    assert "on trial" in out


def test_a_share_has_limits_by_what_it_was_counted_out_of(tmp_path):
    lines = "\n".join(f"2024-{month:02d}-01,{50 * month},{100 * month}" for month in range(1, 5))

    out = run(written(tmp_path, "x.csv", lines), "--limits=p", "--per=100")

    rows = [line.split() for line in out.splitlines()]
    assert rows[1][:6] == ["2024-01-01", "50", "0", "50", "35", "65"]
    assert rows[4][:6] == ["2024-04-01", "50", "0", "50", "42.5", "57.5"]


@pytest.mark.parametrize("target", ["nan", "lots"])
def test_a_target_that_is_no_number_gets_a_sentence(tmp_path, target):
    with pytest.raises(CommandError, match="is not a number"):
        run(written(tmp_path, "x.csv", "2024-01-01,10"), f"--target={target}")


def test_a_folder_gets_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="This is a folder"):
        run(tmp_path)


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        run(tmp_path / "nowhere.csv")
