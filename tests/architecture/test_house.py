"""The plan of the house, held by tests: keys point down, rooms have their files, operations and routes are whole."""

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models

from wardmote.access.choices import Permission
from wardmote.config import reference
from wardmote.config.environment import PROJECT

PACKAGE = Path(reference.__file__).parents[1]
# Lowest first; a room's foreign keys point to itself or to lower rooms.
ORDER = [
    "access", "audit", "sharing", "documents", "notifications", "retention", "partnerships", "places", "crimes", "people",
    "actions", "reports", "cases", "reviews", "meetings", "plans",
]  # fmt: skip
SAME_LINE = {"documents", "notifications", "retention"}
HUBS = {"core", "utils", "common", "helpers", "services", "managers", "mixins", "signals"}
OURS = [model for model in apps.get_models() if model.__module__.startswith("wardmote.")]


def room_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_foreign_keys_point_down(model):
    for field in model._meta.get_fields():
        if not isinstance(field, models.ForeignKey):
            continue
        here, there = room_of(model), room_of(field.related_model)
        assert ORDER.index(there) <= ORDER.index(here), f"{model.__name__}.{field.name} points up"
        assert here == there or not {here, there} <= SAME_LINE, (
            f"{model.__name__}.{field.name} points sideways"
        )


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_keys_are_made_by_the_client(model):
    key = model._meta.pk
    assert not isinstance(key, models.AutoField), "INSERT … RETURNING fails under row-level security"


@pytest.mark.parametrize("model", OURS, ids=lambda m: m.__name__)
def test_nothing_cascades_to_what_the_actor_may_not_see(model):
    """ON DELETE CASCADE removes rows that row-level security hides; only notes about the reader's own habits may go."""
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE:
            assert model.__name__ == "CaseVisit", f"{model.__name__}.{field.name}"


def test_no_room_is_a_hub():
    rooms = {path.name for path in PACKAGE.rglob("*") if path.is_dir()} | {
        path.stem for path in PACKAGE.rglob("*.py")
    }
    assert not rooms & HUBS


@pytest.mark.parametrize("room", sorted({room_of(model) for model in OURS}))
def test_each_room_says_what_it_is_for(room):
    assert len((import_module(f"wardmote.{room}").__doc__ or "").split()) > 15


def python_files() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]


WRITING = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "update",
    "delete",
    "get_or_create",
    "update_or_create",
}
# Where rows are written that are not records of casework: each with its reason.
WRITERS = {
    "access/rows.py": "sets who acts",
    "places/loading.py": "loads published reference data, from the command line",
}


def our_models_in(tree: ast.AST) -> set[str]:
    """Names of our own models that a file imports (sign-in pages also use tables of allauth and of sessions)."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("wardmote.")
        and "models" in node.module
        for alias in node.names
    }


@pytest.mark.parametrize("file", python_files(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_operations_write(file):
    """Rows are written in operations, or by loaders of published data; pages, queries and rules write nothing."""
    name = str(file.relative_to(PACKAGE))
    if "operations" in name or name in WRITERS or name.startswith("design/"):
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    ours = our_models_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING:
            chain = ast.unparse(node.func.value)
            writes = ".objects" in chain and chain.partition(".")[0] in ours
            assert not writes, f"{name}:{node.lineno} writes: {ast.unparse(node.func)}"


@pytest.mark.parametrize(
    "file", [p for p in python_files() if "pages" in p.parts or "api" in p.parts], ids=lambda p: p.name
)
def test_pages_do_not_ask_tables_themselves(file):
    """B12: a page reads through queries, which take the viewer; `Model.objects` in a page forgets them."""
    text = file.read_text(encoding="utf-8")
    asked = [name for name in our_models_in(ast.parse(text)) if f"{name}.objects" in text]
    assert not asked, f"{file.relative_to(PACKAGE)} asks {asked} directly"


def operation_functions():
    for file in python_files():
        if "operations" not in str(file.relative_to(PACKAGE)):
            continue
        module = import_module("wardmote." + ".".join(file.relative_to(PACKAGE).with_suffix("").parts))
        for name, thing in vars(module).items():
            if getattr(thing, "is_operation", False) and thing.__module__ == module.__name__:
                yield pytest.param(thing, id=f"{module.__name__.removeprefix('wardmote.')}.{name}")


@pytest.mark.parametrize("operation", list(operation_functions()))
def test_operations_say_who_acts_and_take_only_keywords(operation):
    parameters = inspect.signature(operation).parameters
    assert "by" in parameters
    assert all(p.kind in (p.KEYWORD_ONLY, p.VAR_KEYWORD) for p in parameters.values())
    assert operation.__doc__, "an operation says what it means"


def test_every_route_has_one_permission_and_a_name():
    import_module("wardmote.pages.urls")
    routes = import_module("wardmote.pages.routes").all_routes()
    assert len(routes) > 10
    assert all(isinstance(route.permission, Permission) for route in routes)
    for path in {route.path for route in routes}:
        assert len({route.view for route in routes if route.path == path}) == 1, f"two pages at {path}"


def test_reference_pages_equal_the_code():
    made = reference.pages()
    stale = [
        name
        for name, text in made.items()
        if not (reference.FOLDER / name).exists()
        or (reference.FOLDER / name).read_text(encoding="utf-8") != text
    ]
    assert not stale, f"{stale}: run ./run manage reference"


@pytest.mark.django_db
def test_the_tests_run_as_the_restricted_role():
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False)
        cursor.execute(
            "select count(*) from pg_tables where schemaname = 'public' and tableowner = current_user"
        )
        assert cursor.fetchone() == (0,)


def test_nothing_in_the_project_names_a_machine_or_switches_permissions_off():
    """H19: no flag that turns a permission check off; no path of somebody's machine in the tree."""
    flag, *words = ["SKIP_" + "PERMISSION", "/ro" + "ot/", "/wo" + "rk/"]
    for file in [
        *PACKAGE.rglob("*.py"),
        *(PROJECT / "docs").rglob("*.md"),
        *(PROJECT / "bench").rglob("*.py"),
    ]:
        text = file.read_text(encoding="utf-8")
        assert flag not in text or file.suffix == ".md", f"{file.name} holds {flag}"
        for word in words:
            assert word not in text, f"{file.name} holds {word}"
