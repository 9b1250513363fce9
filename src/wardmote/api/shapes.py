"""What goes over the wire, as types: the API's description is made from these.

Limits stand here once more although the rules hold them too, so that a partner's developer reads them in the
description; the sentence that a person reads comes from the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from wardmote.people.choices import AgeBand, ContactKind, Safety
from wardmote.people.rules import GivenContact
from wardmote.reports.choices import Affected, Frequency, HateStrand, Kind, Known, Priority, Qualifier, Status
from wardmote.reports.rules.intake import LIMITS, WORDS_LIMIT, NewReport

_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
# PostgreSQL cannot keep the sign NUL.
_SIGNS = r"^[^\x00]*$"


def _not_long_ago(moment: datetime) -> datetime:
    if moment < _EARLIEST:
        raise ValueError("must be after 1900")
    return moment


def _born_not_long_ago(day: date) -> date:
    if day < _EARLIEST.date():
        raise ValueError("must be after 1900")
    return day


def _words_of(choices: Any) -> Any:
    return Literal[tuple(choices.values)]


Moment = Annotated[AwareDatetime, AfterValidator(_not_long_ago)]
Day = Annotated[date, AfterValidator(_born_not_long_ago)]
Line = Annotated[str, StringConstraints(max_length=200, pattern=_SIGNS)]


def _text(name: str) -> Any:
    return Annotated[str, StringConstraints(max_length=LIMITS[name], pattern=_SIGNS)]


class Strict(BaseModel):
    """A shape that refuses what it does not know: a misspelt field would otherwise be lost without a word.

    Not ninja's own kind of shape, which first looks whether a row of the database was given to it.
    """

    model_config = ConfigDict(extra="forbid")


class ContactIn(Strict):
    """A way to reach somebody. Nothing is sent by it unless its safety was asked and answered."""

    kind: _words_of(ContactKind)  # type: ignore[valid-type]
    value: Line = Field(min_length=1)
    safety: _words_of(Safety) = "unknown"  # type: ignore[valid-type]
    may_leave_message: bool = False
    may_say_who_we_are: bool = False
    say_we_are: Annotated[str, StringConstraints(max_length=80, pattern=_SIGNS)] = ""
    safe_times: Annotated[str, StringConstraints(max_length=120, pattern=_SIGNS)] = ""
    code_word: Annotated[str, StringConstraints(max_length=40, pattern=_SIGNS)] = ""
    unsafe_with: Line = ""
    is_preferred: bool = False


class ReporterIn(Strict):
    """Who told it. Leave the whole out for somebody who does not say who they are."""

    name: _text("name") = ""  # type: ignore[valid-type]
    born_on: Day | None = None
    age_band: _words_of(AgeBand) = "unknown"  # type: ignore[valid-type]
    language: _text("language") = ""  # type: ignore[valid-type]
    needs: _text("needs") = ""  # type: ignore[valid-type]
    address_text: _text("address_text") = ""  # type: ignore[valid-type]
    address_postcode: Annotated[str, StringConstraints(max_length=20, pattern=_SIGNS)] = ""
    contacts: list[ContactIn] = Field(default=[], max_length=10)


class ReportIn(Strict):
    """A report of anti-social behaviour. Only `words` is needed; everything else may be unknown."""

    words: Annotated[str, StringConstraints(min_length=1, max_length=WORDS_LIMIT, pattern=_SIGNS)] = Field(
        description="What happened or is happening, in the words of whoever told it."
    )
    kinds: list[_words_of(Kind)] = Field(  # type: ignore[valid-type]
        default=[], max_length=13, description="Types of the National Standard for Incident Recording."
    )
    qualifier: _words_of(Qualifier) = "unknown"  # type: ignore[valid-type]
    place_text: _text("place_text") = ""  # type: ignore[valid-type]
    postcode: Annotated[str, StringConstraints(max_length=20, pattern=_SIGNS)] = ""
    lon: float | None = Field(
        default=None, ge=-180, le=180, allow_inf_nan=False, description="Degrees, WGS 84."
    )
    lat: float | None = Field(
        default=None, ge=-90, le=90, allow_inf_nan=False, description="Degrees, WGS 84."
    )
    happened_from: Moment | None = Field(default=None, description="With its offset from UTC.")
    happened_to: Moment | None = None
    is_ongoing: bool = False
    when_text: _text("when_text") = ""  # type: ignore[valid-type]
    frequency: _words_of(Frequency) = "unknown"  # type: ignore[valid-type]
    affected: _words_of(Affected) = "unknown"  # type: ignore[valid-type]
    harm: _text("harm") = ""  # type: ignore[valid-type]
    hate_perceived: _words_of(Known) = "unknown"  # type: ignore[valid-type]
    hate_strands: list[_words_of(HateStrand)] = Field(default=[], max_length=6)  # type: ignore[valid-type]
    danger_now: _words_of(Known) = "unknown"  # type: ignore[valid-type]
    at_risk: _words_of(Known) = "unknown"  # type: ignore[valid-type]
    told_before: _words_of(Known) = "unknown"  # type: ignore[valid-type]
    told_before_text: _text("told_before_text") = ""  # type: ignore[valid-type]
    wish: _text("wish") = ""  # type: ignore[valid-type]
    reporter: ReporterIn | None = None
    objects_to_sharing: bool = Field(
        default=False, description="The person does not want it shared with partners."
    )
    objection_reason: _text("objection_reason") = ""  # type: ignore[valid-type]
    external_system: _text("external_system") = Field(  # type: ignore[valid-type]
        default="", description="Your system; needed with an external reference."
    )
    external_reference: _text("external_reference") = Field(  # type: ignore[valid-type]
        default="", description="Your own reference: the same one is taken once."
    )

    def as_answers(self) -> NewReport:
        """Return the report as the rules know it."""
        who = self.reporter
        person: dict[str, Any] = {"is_anonymous": True}
        if who is not None:
            person = {
                "name": who.name,
                "born_on": who.born_on,
                "age_band": AgeBand(who.age_band),
                "language": who.language,
                "needs": who.needs,
                "address_text": who.address_text,
                "address_postcode": who.address_postcode,
                "contacts": tuple(_contact(one) for one in who.contacts),
            }
        return NewReport(
            words=self.words,
            kinds=tuple(map(Kind, self.kinds)),
            qualifier=Qualifier(self.qualifier),
            place_text=self.place_text,
            postcode=self.postcode,
            lon=self.lon,
            lat=self.lat,
            happened_from=self.happened_from,
            happened_to=self.happened_to,
            is_ongoing=self.is_ongoing,
            when_text=self.when_text,
            frequency=Frequency(self.frequency),
            affected=Affected(self.affected),
            harm=self.harm,
            hate_perceived=Known(self.hate_perceived),
            hate_strands=tuple(map(HateStrand, self.hate_strands)),
            danger_now=Known(self.danger_now),
            at_risk=Known(self.at_risk),
            told_before=Known(self.told_before),
            told_before_text=self.told_before_text,
            wish=self.wish,
            objects_to_sharing=self.objects_to_sharing,
            objection_reason=self.objection_reason,
            external_system=self.external_system,
            external_reference=self.external_reference,
            **person,
        )


def _contact(one: ContactIn) -> GivenContact:
    given = one.model_dump()
    return GivenContact(**(given | {"kind": ContactKind(given["kind"]), "safety": Safety(given["safety"])}))


class Receipt(Schema):
    """That a report arrived: its reference, and when it will be answered."""

    reference: str
    received_at: AwareDatetime
    status: _words_of(Status)  # type: ignore[valid-type]
    priority: _words_of(Priority)  # type: ignore[valid-type]
    respond_by: date


class ContactOut(Schema):
    """A way to reach somebody, and whether it may be used: anything but `safe` means do not."""

    kind: str
    value: str
    safety: str
    may_leave_message: bool
    may_say_who_we_are: bool
    safe_times: str


class ReporterOut(Schema):
    """Who told it."""

    name: str
    contacts: list[ContactOut]


class PeopleOut(Schema):
    """What was told, where, and by whom: only with the scope `reports:people`."""

    words: str
    place_text: str
    postcode: str
    lon: float | None
    lat: float | None
    harm: str
    at_risk: str
    objects_to_sharing: bool
    reporter: ReporterOut | None


class ReportOut(Schema):
    """Where a report stands. `people` is there only with the scope `reports:people`."""

    reference: str
    status: _words_of(Status)  # type: ignore[valid-type]
    priority: _words_of(Priority)  # type: ignore[valid-type]
    kinds: list[str]
    channel: str
    agency: str
    received_at: AwareDatetime
    changed_at: AwareDatetime = Field(description="When its status last changed: the order of the list.")
    respond_by: date
    first_contact_at: AwareDatetime | None
    external_system: str
    external_reference: str
    people: PeopleOut | None = None


class ReportList(Schema):
    """One page of reports, in the order in which they changed."""

    reports: list[ReportOut]
    next: str | None = Field(description="Send it as `cursor` for the next page; null at the end.")


class StepOut(Schema):
    """One change of a report's status."""

    status: _words_of(Status)  # type: ignore[valid-type]
    at: AwareDatetime
    agency: str | None = Field(description="Whose officer decided; null for Wardmote itself.")


class StepList(Schema):
    """All changes of a report's status, the first one first."""

    reference: str
    steps: list[StepOut]


class FieldError(Schema):
    """What is wrong with one field, as a sentence."""

    field: str
    message: str


class Problem(Schema):
    """Problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []


def field_errors(errors: Iterable[Any]) -> list[tuple[str, str]]:
    """Return field and sentence of each mistake that the types found."""
    found = []
    for error in errors:
        where = [str(part) for part in error.get("loc", ())]
        if where and where[0] in ("body", "query", "path", "header"):
            where = where[1:]
        if where and where[0] in ("given", "report"):
            where = where[1:]
        said = str(error.get("msg", "is not as described"))
        found.append((".".join(where) or "body", said.removeprefix("Value error, ").rstrip(".")))
    return found
