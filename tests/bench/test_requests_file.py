"""Files of service requests as cities publish them."""

import gzip
from datetime import date, datetime

import pytest
from bench._requests import NotReadable, read_moment, read_requests

from bench import duplicates
from wardmote.config import commands

ROWS = """\
Creation Date,STATUS,Completion Date,Service Request Number,Type of Service Request,\
Street Address,Latitude
2012-01-02,Completed,2012-01-03,12-00000010,Cañon,"1 N ELM ST",41.8
2012-01-01,Completed - Dup,2012-01-03,12-00000002,Sanitation,2 N ELM ST,NA
2012-01-02,Open - Dup,,12-00000009,Sanitation,3 N ELM ST,

,Open,,,,,
"""


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(ROWS.encode(), id="utf-8"),
        pytest.param(ROWS.encode("utf-8-sig"), id="byte order mark"),
        pytest.param(ROWS.encode("latin-1"), id="latin-1"),
        pytest.param(ROWS.replace("\n", "\r\n").encode(), id="line ends of Windows"),
        pytest.param(gzip.compress(ROWS.encode()), id="gzip, whatever it is called"),
        pytest.param(ROWS.upper().replace(" DATE", "_DATE").encode(), id="column names in capitals"),
    ],
)
def test_a_file_is_read_however_it_was_saved(tmp_path, written):
    path = tmp_path / "requests.csv"
    path.write_bytes(written)
    file = read_requests(path)
    assert file.tells_closing
    assert [(one.received, one.number, one.flagged) for one in file.requests] == [
        (None, "", False),
        (date(2012, 1, 1), "12-00000002", True),
        (date(2012, 1, 2), "12-00000009", True),
        (date(2012, 1, 2), "12-00000010", False),
    ]
    assert file.requests[-1].kind.casefold() == "cañon"


def test_a_file_without_the_needed_columns_says_which(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(NotReadable, match="creation_date, status, street_address; it has a, b"):
        read_requests(path)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2012-01-02", date(2012, 1, 2)),
        ("2012-01-02T00:00:00", date(2012, 1, 2)),
        ("2012-01-02 13:05:00", datetime(2012, 1, 2, 13, 5)),  # noqa: DTZ001
        ("01/02/2012", date(2012, 1, 2)),
        ("01/02/2012 01:05:00 PM", datetime(2012, 1, 2, 13, 5)),  # noqa: DTZ001
        ("soon", None),
        ("", None),
    ],
)
def test_a_moment_is_read_as_cities_write_it(text, read):
    assert read_moment(text) == read


def test_the_program_ends_with_the_three_figures(tmp_path, capsys):
    path = tmp_path / "requests.csv"
    path.write_text(ROWS)
    assert duplicates.main(["--file", str(path), "--fit", "--by-year"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "precision=0.0000 recall=0.0000 f1=0.0000"


def test_an_empty_file_of_the_right_columns_gives_zeroes(tmp_path, capsys):
    path = tmp_path / "requests.csv"
    path.write_text(ROWS.splitlines()[0])
    assert duplicates.main(["--file", str(path), "--fit"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "precision=0.0000 recall=0.0000 f1=0.0000"


def test_a_missing_file_is_said_plainly(tmp_path, capsys):
    assert duplicates.main(["--file", str(tmp_path / "none.csv")]) == 2
    assert "There is no file" in capsys.readouterr().err


def test_an_unknown_benchmark_is_refused_with_the_names_of_those_there_are():
    with pytest.raises(commands.Stop, match=r"there are these benchmarks: .*duplicates.*lists"):
        commands.bench(["nonsense"])
