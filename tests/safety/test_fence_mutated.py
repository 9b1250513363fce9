"""The second fence by itself: rows out of scope are invisible to a plain `select *`, and a policy that is taken
away is noticed (B11).

Rows are planted in every table of a partnership by operations. Outsiders of several kinds then read each table
without any filter of our own. The list of tables comes from the database, so that a new table fails here until
the world holds a row of it. Two statements run as a superuser: counting what is really there, and the mutation.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests import databases
from tests.builders.secrets_world import SecretWorld

from wardmote.access.actors import Actor, ApiActor, PublicActor, SigningIn, SystemActor, Viewer
from wardmote.access.choices import Permission
from wardmote.access.ids import new_id
from wardmote.access.rows import acting_as

# Shown to everybody, each with its reason.
FOR_ALL = {
    "partnerships_partnership": "names and contact lines of partnerships are public: a door is found by its host",
    "places_area": "published by the Office for National Statistics",
    "places_postcode": "published by the Office for National Statistics",
    "places_street": "published by Ordnance Survey",
    "crimes_crime": "published by the police, about no person",
    "crimes_crimefile": "which published files were read",
}
# Those of them that belong to no partnership.
NOBODYS = frozenset(FOR_ALL) - {"partnerships_partnership"}
# Shown to everybody who acts in the partnership. Nothing here says anything of a resident, a report or a case
# but the ids of audiences and the reasons for which somebody was let into one.
IN_PARTNERSHIP = {
    "partnerships_agency": "the partnership's own pages name its agencies",
    "partnerships_team": "reports are routed to teams by the public form",
    "partnerships_membership": "who works where: routed to, named, chosen",
    "partnerships_account": "names of colleagues; an account is shown to its partnership",
    "partnerships_invitation": "who was invited; the link itself is kept only as a hash",
    "partnerships_routingrule": "the public form routes by it",
    "partnerships_advice": "shown on public pages",
    "partnerships_words": "shown on public pages",
    "reviews_publishedfigures": "published by law, small numbers as ranges (2014 Act section 104(9))",
    "partnerships_reviewprocedure": "published by law (2014 Act section 104(2))",
    "partnerships_formtoken": "unguessable ids of forms that were sent",
    "sharing_audience": "the policy reads it for every row",
    "sharing_audiencemember": "the policy reads it for every row",
    "sharing_denial": "the policy reads it for every row",
    "sharing_alsoshown": "the policy reads it for every row",
    "places_place": "where something happened; not why it is known, nor to whom",
    "places_correction": "what was known of a place before: for whoever works on cases, as the place itself",
    "cases_casestub": "what everybody may know of a locked case; none exists of a hidden one",
}
# The rooms of the partnership's own business: whoever takes part in it is no outsider of what is open to the
# partnership. Restricted records, casework's actions and their papers lie in the same tables.
BUSINESS = ("actions_", "meetings_", "plans_")
OPEN = "select audience_id from sharing_audiencemember where principal_id = partnership_id"
# Read by nobody but the log's own functions.
LOG = {"audit_accessevent", "audit_seal", "audit_unsealed"}


def tables() -> list[str]:
    """All tables that have a policy."""
    with connection.cursor() as cursor:
        cursor.execute("select distinct tablename from pg_policies where schemaname = 'public' order by 1")
        return [name for (name,) in cursor.fetchall()]


@pytest.fixture(scope="module")
def admin(worker_database: Any) -> Iterator[Any]:
    with databases.connect_as_admin(worker_database.name) as made:
        yield made


@pytest.fixture(scope="module")
def full(world: SecretWorld, django_db_blocker: Any) -> SecretWorld:
    """The world, and what a resident leaves while they still write."""
    from tests.builders.files import pdf

    from wardmote.calendar.periods import Period
    from wardmote.documents.operations import add_draft_document
    from wardmote.partnerships.operations.settings import set_words
    from wardmote.people.choices import ContactKind
    from wardmote.people.models import Person
    from wardmote.people.operations.links import link_people
    from wardmote.people.rules import GivenContact
    from wardmote.reports.choices import Channel
    from wardmote.reports.operations.intake import receive_report
    from wardmote.reports.rules.intake import NewReport
    from wardmote.reviews.operations import enter_figures, explain_case_review
    from wardmote.reviews.rules.figures import Figures

    with django_db_blocker.unblock():
        add_draft_document(by=world.here.public(), draft_key="k" * 43, name="draft.pdf", content=pdf())
        set_words(by=world.here.system(), partnership=world.here.partnership, key="about", text="Ours")
        enter_figures(
            by=world.here.system(),
            period=Period(date(2024, 4, 1), date(2025, 3, 31)),
            figures=Figures(7, 5, 2, 1),
        )
        keeper = world.who["council caseworker keeper"]
        with acting_as(keeper.viewer):
            of_case = list(Person.objects.filter(pk__in=world.keys["person_id"]))
            one, other = of_case[0], Person.objects.exclude(pk=of_case[0].pk).first()
        link_people(by=keeper.viewer, one=one, other=other, reason="Same voice")
        keeper.client().get(f"/cases/{world.cases['hidden'].reference}")
        for words in ("Shouting", "Shouting again"):
            receive_report(
                by=world.here.system(),
                answers=NewReport(
                    words=words,
                    name="Twice Told",
                    is_anonymous=False,
                    contacts=(GivenContact(kind=ContactKind.EMAIL, value="twice@home.example"),),
                ),
                channel=Channel.PHONE,
                agency_id=world.here.agency("council").id,
            )
        assert explain_case_review(by=SystemActor(why="a row that could leak"))
    return world


def count(actor: Actor | None, table: str, where: str = "true") -> int:
    """How many rows the app sees of a table as somebody, with no filter of ours but `where`."""

    def ask() -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {table} where {where}")
            return int(cursor.fetchone()[0])

    if actor is None:
        with transaction.atomic():
            return ask()
    with acting_as(actor):
        return ask()


def strangers(world: SecretWorld) -> dict[str, Actor | None]:
    """Those outside of the partnership `here`."""
    there = world.there
    return {
        "nobody": None,
        "a viewer of another partnership": world.who["elsewhere caseworker"].viewer,
        "the public of another partnership": there.public(),
        "a machine of another partnership": ApiActor(
            there.id, there.agency("council").id, new_id(), frozenset({"reports:read"})
        ),
        "the system of another partnership": there.system(),
    }


def outsiders(world: SecretWorld) -> dict[str, Actor]:
    """Those inside of it whom no record of the hidden case reaches."""
    here = world.here
    return {
        "the public": here.public(),
        "an analyst": world.who["council analyst"].viewer,
        "an administrator of accounts": world.who["police account_administrator"].viewer,
        "the partnership's administrator": world.who["police operator"].viewer,
        "a privacy officer": world.who["council privacy_officer"].viewer,
        "a specialist who is named nowhere": world.who["housing specialist"].viewer,
        "somebody at the sign-in": SigningIn(),
    }


def columns(table: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select column_name from information_schema.columns where table_schema = 'public' and table_name = %s",
            [table],
        )
        return {name for (name,) in cursor.fetchall()}


def of_here(world: SecretWorld, table: str) -> str:
    """Which rows are the partnership's own."""
    if table == "partnerships_partnership":
        return f"id = '{world.here.id}'"
    if table == "partnerships_account":
        return (
            f"id in ('{world.who['council caseworker'].viewer.account_id}',"
            f" '{world.who['police operator'].viewer.account_id}')"
        )
    return f"partnership_id = '{world.here.id}'"


def leaks(world: SecretWorld, table: str) -> list[str]:
    """Who sees rows of a table that are out of their scope."""
    found = []
    if table in FOR_ALL:
        return []
    where = of_here(world, table)
    for name, actor in strangers(world).items():
        if table == "partnerships_account" and name == "the system of another partnership":
            continue  # an account belongs to no partnership: an invitation looks for one that is there already
        if count(actor, table, where):
            found.append(f"{name} sees {table}")
    if table in IN_PARTNERSHIP:
        return found
    for name, outsider in outsiders(world).items():
        if name == "somebody at the sign-in" and table == "partnerships_apitoken":
            continue  # a machine's token is looked up by its hash before anybody is known
        scope = where
        if _takes_part(outsider) and (table.startswith(BUSINESS) or table == "documents_document"):
            if "audience_id" not in columns(table):
                continue
            scope = f"{where} and audience_id not in ({OPEN})"
        if isinstance(outsider, PublicActor) and "is_published" in columns(table):
            scope = f"{scope} and not is_published"
        seen = count(outsider, table, scope)
        mine = _own_rows(world, outsider, table)
        if seen > mine:
            found.append(f"{name} sees {seen - mine} rows of {table}")
    return found


def _takes_part(outsider: Actor) -> bool:
    return isinstance(outsider, Viewer) and outsider.may(Permission.READ_BUSINESS)


def _own_rows(world: SecretWorld, outsider: Actor, table: str) -> int:
    """Rows that belong to the outsider by themselves: their agency's mail to its administrator, its tokens."""
    agency = getattr(outsider, "agency_id", None)
    if table in ("notifications_message", "partnerships_apitoken") and agency:
        return count(outsider, table, f"{of_here(world, table)} and agency_id = '{agency}'")
    return 0


@pytest.mark.django_db(transaction=False)
def test_each_table_holds_a_row_that_could_leak(full, admin):
    """Without a row there is nothing to see, and the other tests here would say nothing of the table."""
    empty = []
    for table in tables():
        if table in LOG or table in NOBODYS:
            continue
        (rows,) = admin.execute(f"select count(*) from {table} where {of_here(full, table)}").fetchone()
        if not rows:
            empty.append(table)
    assert not empty, f"the world of secrets holds no row of {empty}: add one through its operations"


@pytest.mark.django_db(transaction=False)
def test_rows_out_of_scope_are_invisible_to_a_plain_select(full):
    """B11, H13: knowing a table is no authority; every table, every kind of outsider."""
    found = [leak for table in tables() if table not in LOG for leak in leaks(full, table)]
    assert not found, "\n".join(found)


@pytest.mark.django_db(transaction=False)
def test_nobody_reads_the_log_but_through_its_functions(full):
    """D3: the app role may add events and has no right to select, change or remove them."""
    for table in sorted(LOG):
        for act in (f"select * from {table}", f"delete from {table}", f"truncate {table}"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(act)


@pytest.mark.django_db(transaction=False)
def test_hidden_rows_are_invisible_to_those_who_work_on_other_records(full):
    """What hangs on the hidden case is seen by no caseworker who is not named on it, in any table."""
    hidden = full.cases["hidden"]
    officers = ["council caseworker", "council supervisor", "police caseworker keeper", "housing supervisor"]
    found = []
    for table in tables():
        if table in LOG:
            continue
        have = columns(table)
        wanted = [f"case_id = '{hidden.id}'"] if "case_id" in have else []
        wanted += [f"audience_id = '{hidden.audience_id}'"] if "audience_id" in have else []
        wanted += [f"record_id = '{hidden.id}'"] if "record_id" in have else []
        wanted += [f"report_id = '{full.reports['hidden case'].id}'"] if "report_id" in have else []
        wanted += [f"person_id = '{full.reports['hidden case'].reporter_id}'"] if "person_id" in have else []
        if not wanted or table in IN_PARTNERSHIP:
            continue
        for label in officers:
            if count(full.who[label].viewer, table, " or ".join(wanted)):
                found.append(f"{label} sees {table}")
    assert not found, "\n".join(found)


@pytest.mark.django_db(transaction=False)
def test_the_app_may_not_write_a_row_of_another_partnership(full, admin):
    """Each table's rows cannot be moved by whoever does not see them: updates and deletes reach nothing."""
    moved = []
    for table in tables():
        if table in LOG or table in FOR_ALL:
            continue
        for name, actor in strangers(full).items():
            for act in (f"delete from {table} where {of_here(full, table)}",):
                try:
                    with transaction.atomic():
                        if actor is None:
                            rows = _run(act)
                        else:
                            with acting_as(actor):
                                rows = _run(act)
                        transaction.set_rollback(True)
                except DatabaseError:
                    rows = 0
                if rows:
                    moved.append(f"{name} removes {rows} rows of {table}")
    assert not moved, "\n".join(moved)


def _run(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


@contextmanager
def open_to_all(admin: Any, table: str) -> Iterator[None]:
    """The table's policy for reading replaced by `true`, and put back."""
    (policy,) = admin.execute(
        "select pg_get_expr(polqual, polrelid) from pg_policy"
        " where polrelid = %s::regclass and polname = 'app_selects'",
        [table],
    ).fetchone()
    admin.execute(f"alter policy app_selects on {table} using (true)")
    try:
        yield
    finally:
        admin.execute(f"alter policy app_selects on {table} using ({policy})")


def test_a_policy_that_is_taken_away_is_noticed(full, admin, django_db_blocker):
    """The mutation: each table's policy replaced by `true` lets an outsider see rows, and `leaks` says so."""
    with django_db_blocker.unblock():
        unnoticed = []
        for table in tables():
            if table in LOG or table in FOR_ALL:
                continue
            with open_to_all(admin, table):
                if not leaks(full, table):
                    unnoticed.append(table)
            assert leaks(full, table) == [], f"the policy of {table} was not put back"
        connection.close()
    assert not unnoticed, f"without its policy nobody notices: {unnoticed}"
