"""What each sharing class means for the members of a case's audience, and why a sharing may be refused.

Sources: Crime and Disorder Act 1998 section 115 (disclosure between relevant authorities, for the purposes of the
Act); E-CINS's published locked profiles (name and agencies only, ask for access); the information-sharing study:
existence itself can be sensitive, so a hidden class is needed besides the locked one; need to know, case by case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wardmote.cases.choices import LegalPower, SharingClass

BY_AGENCY = (SharingClass.OWN_AGENCY, SharingClass.SHARED)
"""Classes in which whole agencies see the case; in the others only the people named on it do."""


@dataclass(frozen=True, kw_only=True)
class ShareFacts:
    """What is offered when a case is shared with another agency."""

    is_open: bool = True
    with_own_agency: bool = False
    already_shared: bool = False
    purpose: str = ""
    power: str = ""
    until: datetime | None = None
    now: datetime | None = None
    somebody_objects: bool = False
    cannot_rest_on_consent: bool = False
    despite_objection: str = ""


def why_not_share(facts: ShareFacts) -> tuple[str, str]:
    """Return (field, sentence) that says why the case may not be shared so, or two empty strings."""
    checks = (
        (facts.with_own_agency, "agency", "Your own agency leads this case already."),
        (facts.already_shared, "agency", "The case is shared with that agency already."),
        (not facts.purpose.strip(), "purpose", "Say for what purpose the case is shared."),
        (facts.power not in LegalPower.values, "power", "Select the legal power."),
        (
            facts.until is not None and facts.now is not None and facts.until <= facts.now,
            "until",
            "The end of sharing must be in the future.",
        ),
        (
            facts.power == LegalPower.CONSENT and facts.cannot_rest_on_consent,
            "power",
            "Another agency leads this case since the people on it were asked. Ask them again first, or select another "
            "power.",
        ),
        (
            facts.power == LegalPower.CONSENT and facts.somebody_objects,
            "power",
            "Somebody on this case objects to sharing. Select another power.",
        ),
        (
            facts.somebody_objects and not facts.despite_objection.strip(),
            "despite_objection",
            "Somebody on this case objects to sharing. Say why it is shared all the same.",
        ),
    )
    return next(((field, problem) for fails, field, problem in checks if fails), ("", ""))


def why_not_grant(until: datetime | None, now: datetime) -> str:
    """Return why access to a locked case may not be granted until then: it is always for a time."""
    if until is None:
        return "Enter until when access is given."
    return "" if until > now else "The end of access must be in the future."
