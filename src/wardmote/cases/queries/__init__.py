"""Reading cases for a person: one case, lists, search, one's work, the team's board, stubs, exports."""

from wardmote.cases.queries.exporting import export_cases_csv
from wardmote.cases.queries.lists import (
    CaseFilter,
    CaseRow,
    CaseSlice,
    TeamBoard,
    WorkPage,
    colleagues_of,
    find_link_target,
    kept_away,
    list_cases,
    my_work,
    saved_views,
    team_board,
)
from wardmote.cases.queries.reading import (
    CaseInFull,
    actions_of,
    entry_versions,
    find_case,
    get_case,
    get_entry,
    note_form_shown,
    readers_of,
)
from wardmote.cases.queries.stubs import (
    get_request,
    get_stub,
    list_stubs,
    my_requests,
    requests_to_answer,
)

__all__ = [
    "CaseFilter",
    "CaseInFull",
    "CaseRow",
    "CaseSlice",
    "TeamBoard",
    "WorkPage",
    "actions_of",
    "colleagues_of",
    "entry_versions",
    "export_cases_csv",
    "find_case",
    "find_link_target",
    "kept_away",
    "get_case",
    "get_entry",
    "get_request",
    "get_stub",
    "list_cases",
    "list_stubs",
    "my_requests",
    "my_work",
    "note_form_shown",
    "readers_of",
    "requests_to_answer",
    "saved_views",
    "team_board",
]
