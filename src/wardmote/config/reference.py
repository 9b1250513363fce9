"""The reference pages, made from the code: roles, routes, events, settings and what rooms draw of themselves.

A room that has something to draw names a function `reference_pages() -> dict[file name, text]` in ROOMS.
"""

import ast
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from wardmote.access import policy
from wardmote.access.choices import FieldClass, Permission, Role
from wardmote.config.environment import PROJECT, SETTINGS

FOLDER = PROJECT / "docs" / "reference"
PACKAGE = Path(__file__).parents[1]
MADE = "<!-- Made from the code by `./run manage reference`; change the code, not this page. -->\n\n"
# Rooms that draw pages of their own: dotted paths of functions that return {file name: text}.
ROOMS: tuple[str, ...] = (
    "wardmote.retention.queries.reference_pages",
    "wardmote.actions.rules.states.reference_pages",
    "wardmote.cases.rules.states.reference_pages",
    "wardmote.meetings.rules.states.reference_pages",
    "wardmote.reviews.rules.states.reference_pages",
    "wardmote.reports.rules.decisions.reference_pages",
    "wardmote.reports.rules.import_states.reference_pages",
    "wardmote.plans.rules.returns.reference_pages",
)


def pages() -> dict[str, str]:
    """Return all reference pages: file name -> text."""
    made = {
        "permissions.md": permissions_page(),
        "routes.md": routes_page(),
        "events.md": events_page(),
        "settings.md": settings_page(),
    }
    for dotted in ROOMS:
        module, _, name = dotted.rpartition(".")
        draw: Callable[[], dict[str, str]] = getattr(import_module(module), name)
        made |= draw()
    return {name: MADE + text.rstrip("\n") + "\n" for name, text in made.items()}


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += [
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in rows
    ]
    return "\n".join(lines) + "\n"


def permissions_page() -> str:
    """Draw the permission matrix from the policy's data."""
    data = policy.policy()
    roles = [Role(role) for role in data["roles"]]
    text = "# Who may do what\n\nEverything not named here is refused. A person may hold several roles.\n\n## Roles\n\n"
    text += table(
        ["Role", "What it is for", "Reaches records"],
        [[r.label, data["roles"][r]["meaning"], _reach(data["roles"][r]["relations"])] for r in roles],
    )
    text += "\n## Permissions\n\n"
    rows = []
    for permission in Permission:
        if permission in (Permission.PUBLIC, Permission.SIGNED_IN):
            continue
        marks = ["yes" if permission in data["roles"][r]["permissions"] else "–" for r in roles]
        rows.append([permission.label, *marks])
    text += table(["Permission", *[r.label for r in roles]], rows)
    text += "\n## What may be done to a record that is reached\n\n"
    relations = {
        "own": "the record's lead agency is theirs",
        "shared": "it is shared with their agency",
        "open": "it is open to the partnership (its own business)",
        "named": "they are named on it, from another agency",
        "emergency": "they see the locked record in an emergency",
    }
    rows = [[relations[key], ", ".join(value)] for key, value in data["actions"].items()]
    text += table(["When", "May"], rows)
    text += "\nA conflict of interest beats every row of this table: the record is absent for that person.\n"
    text += "\n## Classes of fields\n\n"
    classed = [r for r in roles if r in data["classes"]]
    text += table(
        ["Class", *[r.label for r in classed]],
        [[f"{c.value} {c.label}", *[data["classes"][r][c] for r in classed]] for c in FieldClass],
    )
    text += "\nRoles without a column see no fields of casework. Never on these channels, whoever asks: "
    text += "; ".join(f"{name}: {', '.join(where)}" for name, where in data["channels"].items()) + ".\n"
    text += "\n## Who may give which role\n\n"
    text += table(
        ["Holder", "May give"],
        [
            [Role(holder).label, ", ".join(Role(r).label for r in given)]
            for holder, given in data["grants"].items()
        ],
    )
    apart = "; ".join(f"{Role(a).label} and {Role(b).label}" for a, b in data["separation"]["pairs"])
    return text + f"\nNobody gives a role to themselves. Never held by one person: {apart}.\n"


def _reach(relations: list[str]) -> str:
    words = {
        "agency": "shown to their agency",
        "named": "that name them",
        "partnership": "open to the partnership (its own business)",
    }
    return " or ".join(words[relation] for relation in relations) or "none"


def routes_page() -> str:
    """List every route with its one permission."""
    import_module("wardmote.pages.urls")
    routes = import_module("wardmote.pages.routes").all_routes()
    rows = [
        [
            f"`/{r.path}`",
            r.name,
            Permission(r.permission).label,
            ", ".join(m for m in r.methods if m != "HEAD"),
        ]
        for r in sorted(routes, key=lambda r: r.path)
        if not r.path.startswith(("gallery", "demonstration"))  # there in the demonstration and in tests only
    ]
    return "# Pages\n\nEach has exactly one permission. Out of scope is 404, the same as absent.\n\n" + table(
        ["Address", "Name", "Permission", "Methods"], rows
    )


def recorded_acts() -> Iterator[tuple[str, str, str]]:
    """Yield (act, category, module) of every call of `record` in the code."""
    for file in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or len(node.args) < 3:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            category, act = node.args[1], node.args[2]
            if name not in ("record", "record_many") or not isinstance(act, ast.Constant):
                continue
            if isinstance(category, ast.Attribute):
                yield (
                    str(act.value),
                    category.attr.capitalize(),
                    ".".join(file.relative_to(PACKAGE).parts)[:-3],
                )


def events_page() -> str:
    """List the acts that the access log holds."""
    rows = sorted({(act, category) for act, category, _ in recorded_acts()})
    return "# Access events\n\nWhat the access log holds (Data Protection Act 2018, section 62).\n\n" + table(
        ["Act", "Category"], [[f"`{act}`", category] for act, category in rows]
    )


def settings_page() -> str:
    """List the settings of an installation."""
    rows = []
    for setting in SETTINGS:
        default = setting.default.replace(str(PROJECT), "<checkout>")
        rows.append(
            [
                f"`{setting.name}`",
                f"`{default}`" if default else "",
                setting.meaning,
                "yes" if setting.secret else "",
            ]
        )
    return "# Settings\n\nEnvironment variables. A secret may also be given as NAME_FILE.\n\n" + table(
        ["Name", "Default", "Meaning", "Secret"], rows
    )
