"""The qualifier where the report says so: personal, nuisance, environmental, or not decided yet."""

import pytest

from wardmote.reports.choices import Affected, Kind, Known, Qualifier
from wardmote.reports.rules.intake import NewReport
from wardmote.reports.rules.qualify import decide_qualifier


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, Qualifier.UNKNOWN),
        ({"affected": Affected.ME}, Qualifier.PERSONAL),
        ({"affected": Affected.HOUSEHOLD, "kinds": (Kind.LITTER_DRUGS,)}, Qualifier.PERSONAL),
        ({"affected": Affected.BUSINESS}, Qualifier.PERSONAL),
        ({"affected": Affected.COMMUNITY}, Qualifier.NUISANCE),
        ({"affected": Affected.COMMUNITY, "hate_perceived": Known.YES}, Qualifier.PERSONAL),
        ({"affected": Affected.COMMUNITY, "kinds": (Kind.LITTER_DRUGS,)}, Qualifier.ENVIRONMENTAL),
        ({"kinds": (Kind.VEHICLE_ABANDONED,)}, Qualifier.ENVIRONMENTAL),
        ({"kinds": (Kind.VEHICLE_ABANDONED, Kind.NOISE)}, Qualifier.UNKNOWN),
        ({"kinds": (Kind.NOISE,), "affected": Affected.UNKNOWN}, Qualifier.UNKNOWN),
        ({"affected": Affected.ME, "qualifier": Qualifier.NUISANCE}, Qualifier.NUISANCE),
    ],
)
def test_the_qualifier_is_what_the_answers_mean_and_what_was_chosen_stays(told, expected):
    assert decide_qualifier(NewReport(words="Something", **told)) == expected
