"""Every table has a rule, every column a class; a new one fails here until somebody has thought about it."""

from datetime import date

import pytest
from django.apps import apps
from django.db import connection

from wardmote.access.choices import FieldClass
from wardmote.config.environment import PROJECT
from wardmote.retention import queries
from wardmote.retention.choices import Ending
from wardmote.retention.rules import Rule, read_rule

OURS = {label: apps.get_model(label) for label in queries.own_tables()}
# Tables without a model: who keeps them, and for how long.
WITHOUT_MODEL = {
    "django_migrations": "Django's list of what was done to the tables",
    "wardmote_cache": "throttling counts, deleted when they expire (jobs.tasks.delete_expired)",
}


def class_of(table: str, column: str) -> FieldClass:
    (found,) = [
        name
        for name, columns in queries.column_classes()[table].items()
        if column in columns and name[0] == "F"
    ]
    return FieldClass(found)


def test_every_table_has_a_rule_and_every_rule_a_table() -> None:
    # Also those of the libraries, and those that Django makes by itself.
    tables = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    rules = set(queries.all_rules())
    assert tables - rules == set(), "write a rule in the room's retention.py (or retention/libraries.py)"
    assert rules - tables == set(), "a rule for a table that is gone"


@pytest.mark.django_db
def test_every_table_of_the_database_is_known() -> None:
    known = {m._meta.db_table for m in apps.get_models(include_auto_created=True)} | set(WITHOUT_MODEL)
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        there = {row[0] for row in cursor.fetchall()}
    assert there - known == set()


@pytest.mark.parametrize("label", sorted(OURS))
def test_every_column_is_classed_once(label: str) -> None:
    said = queries.column_classes().get(label)
    assert said, f"[{label}] is missing in retention/columns.toml"
    assert said["whose"]
    listed = [column for name, columns in said.items() if name.startswith("F") for column in columns]
    there = [field.attname for field in OURS[label]._meta.concrete_fields]
    assert sorted(listed) == sorted(there), "class the column in retention/columns.toml"
    assert {name for name in said if name.startswith("F")} <= set(FieldClass)
    kept = set(said.get("keep", []))
    above = {
        column for name in said if name.startswith("F") and name not in ("F0", "F1") for column in said[name]
    }
    assert kept <= above, "keep names columns of F2 and above"


def test_columns_are_of_tables_that_exist() -> None:
    assert set(queries.column_classes()) == set(OURS)


def test_what_tables_say_of_nobody_holds_no_personal_class() -> None:
    for label, said in queries.column_classes().items():
        if said["whose"] == "nobody":
            assert not {"F2", "F3", "F4", "F5", "F6", "F7"} & set(said), label


def test_text_that_people_write_about_people_is_never_administration() -> None:
    """A free text of casework can hold anything, so it is at least F2."""
    for label in queries.own_tables():
        if label.split(".")[0] not in ("cases", "reports", "actions", "people"):
            continue
        for field in OURS[label]._meta.concrete_fields:
            if field.get_internal_type() == "TextField":
                assert class_of(label, field.attname) not in (FieldClass.F0, FieldClass.F1), (
                    f"{label}.{field.attname}"
                )


def test_erasing_a_person_empties_their_name_and_addresses() -> None:
    scrubbed = queries.scrubbed_columns("people.Person")
    assert {"name", "also_known_as", "address_text", "born_on", "needs", "name_key"} <= set(scrubbed)
    assert "id" not in scrubbed
    assert queries.scrubbed_columns("audit.AccessEvent") == ()
    assert class_of("people.SafeLocation", "sealed_text") == FieldClass.F5
    assert class_of("people.ProtectedSource", "sealed_text") == FieldClass.F6


def test_what_is_f4_or_above_is_not_erased_by_a_job_but_for_what_nobody_sent() -> None:
    """D2 of the study: no automatic erasure of F4 to F8 without a named decision; drafts, uploads, logs may go."""
    may = {"documents.DraftDocument", "notifications.Message", "notifications.Prompt"}
    for label, rule in queries.all_rules().items():
        classes = set(queries.column_classes().get(label, {}))
        if rule.ending == Ending.ERASE and classes & {"F4", "F5", "F6", "F7", "F8"}:
            assert label in may, label


def test_the_reference_page_is_made_of_the_rules() -> None:
    (page,) = queries.reference_pages().values()
    assert "| cases.Case |" in page
    assert "6 years" in page
    assert "## people.Person" in page
    kept = PROJECT / "docs" / "reference" / "retention.md"
    assert kept.read_text(encoding="utf-8").endswith(page.rstrip("\n") + "\n"), "run ./run manage reference"


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("6 years", date(2020, 2, 28), date(2026, 3, 1)),
        ("1 years", date(2024, 2, 29), date(2025, 3, 1)),
        ("6 months", date(2026, 8, 31), date(2027, 3, 1)),
        ("30 days", date(2026, 1, 1), date(2026, 1, 31)),
        ("24 hours", date(2026, 1, 1), date(2026, 1, 2)),
        ("", date(2026, 1, 1), None),
    ],
)
def test_when_a_period_is_over(period: str, start: date, end: date | None) -> None:
    rule = Rule("a.B", "basis", period, "from", Ending.REVIEW if period else Ending.KEEP, "source")
    assert rule.ends_on(start) == end


@pytest.mark.parametrize(
    "change",
    [
        {"period": "a while"},
        {"period": ""},
        {"basis": ""},
        {"source": ""},
        {"ending": "follow"},
        {"ending": "explode"},
        {"more": "words"},
    ],
)
def test_a_rule_that_is_not_whole_is_refused(change: dict[str, str]) -> None:
    whole = {"basis": "b", "period": "6 years", "from_when": "f", "ending": "review", "source": "s"}
    assert read_rule("a.B", whole).period == "6 years"
    with pytest.raises(ValueError, match=r"a\.B|explode"):
        read_rule("a.B", {**whole, **change})
    with pytest.raises(ValueError, match=r"a\.B"):
        read_rule("a.B", "Kept for some years.")
