"""What a partnership has settled: its own lines, response times, routing, advice, words."""

from typing import Any

from django.utils import timezone

from wardmote.access.actors import Actor
from wardmote.access.errors import NotFound, Refused
from wardmote.audit.choices import Category
from wardmote.audit.operations import operation, record
from wardmote.partnerships.models import Advice, Agency, Partnership, RoutingRule, Team, Words
from wardmote.partnerships.permissions import check_may_manage_partnership
from wardmote.partnerships.rules.reaching import PublicContact, what_is_wrong, whole_address


class ChangedMeanwhile(Refused):
    """Somebody else saved first: what stands now is to be looked at before saving again."""


# What the administrator of a partnership may change of it; its name, hosts and area belong to the installation.
OWN_LINES = ("contact_email", "contact_phone", "contact_hours", "colour", "repeat_reports", "repeat_months")


@operation
def change_partnership(*, by: Actor, partnership: Partnership, **changes: Any) -> Partnership:
    """Change contact lines, colour and the repeat rule. Raises Refused for any other field."""
    check_may_manage_partnership(by, partnership.id)
    beyond = set(changes) - set(OWN_LINES)
    if beyond:
        raise Refused(f"These cannot be changed here: {', '.join(sorted(beyond))}.")
    for name, value in changes.items():
        setattr(partnership, name, value)
    partnership.save(update_fields=list(changes))
    record(
        by,
        Category.ALTERATION,
        "partnerships.change_partnership",
        "partnership",
        [partnership.id],
        fields=sorted(changes),
    )
    return partnership


def _hold_agency(by: Actor, agency: Agency, version: int | None) -> Agency:
    """Return the agency as it stands now, locked; the actor sets up its partnership.

    Raises NotAllowed, NotFound, and ChangedMeanwhile when `version` is not the present one.
    """
    check_may_manage_partnership(by, agency.partnership_id)
    held = Agency.objects.select_for_update().filter(pk=agency.pk, left_on__isnull=True).first()
    if held is None:
        raise NotFound("No such agency.")
    if version is not None and version != held.version:
        raise ChangedMeanwhile("Somebody else changed this while you were writing. Check what stands now.")
    return held


def _save_agency(held: Agency, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        setattr(held, name, value)
    held.version += 1
    held.save(update_fields=[*changes, "version"])


@operation
def set_response_times(
    *,
    by: Actor,
    agency: Agency,
    emergency: int,
    urgent: int,
    routine: int,
    update: int,
    version: int | None = None,
) -> Agency:
    """Set an agency's promised response times, all in working days.

    `version`: the one that was looked at. Raises Refused unless they rise, ChangedMeanwhile.
    """
    held = _hold_agency(by, agency, version)
    if not 1 <= emergency <= urgent <= routine <= 60:
        raise Refused("An urgent report cannot wait longer than a routine one.", field="urgent")
    if not 1 <= update <= 60:
        raise Refused("Choose between 1 and 60 working days.", field="update")
    times = {
        "respond_emergency_days": emergency,
        "respond_urgent_days": urgent,
        "respond_routine_days": routine,
        "update_days": update,
    }
    _save_agency(held, times)
    record(
        by, Category.ALTERATION, "partnerships.set_response_times", "agency", [held.id], fields=sorted(times)
    )
    return held


@operation
def set_public_contact(
    *,
    by: Actor,
    agency: Agency,
    phone: str = "",
    email: str = "",
    web: str = "",
    hours: str = "",
    version: int | None = None,
) -> Agency:
    """Say how the public reaches an agency: shown to residents wherever the agency is named to them.

    All of it is replaced; an empty text takes a line off. A web address without a scheme gets https. `version`: the one
    that was looked at. Raises Refused with a sentence for each field that cannot be shown, ChangedMeanwhile.
    """
    held = _hold_agency(by, agency, version)
    contact = PublicContact(
        agency=held.name,
        phone=phone.strip(),
        email=email.strip(),
        web=whole_address(web),
        hours=hours.strip(),
    )
    if wrong := what_is_wrong(contact):
        field, sentence = next(iter(wrong.items()))
        raise Refused(sentence, field, **{name: said for name, said in wrong.items() if name != field})
    lines = {
        "public_phone": contact.phone,
        "public_email": contact.email,
        "public_web": contact.web,
        "public_hours": contact.hours,
    }
    _save_agency(held, lines)
    record(
        by, Category.ALTERATION, "partnerships.set_public_contact", "agency", [held.id], fields=sorted(lines)
    )
    return held


@operation
def set_routing(
    *, by: Actor, partnership: Partnership, kind: str, agency: Agency, team: Team | None = None
) -> RoutingRule:
    """Say which agency (and team) reports of a kind go to first; '*' = all kinds without a rule.

    Raises Refused for another partnership's agency or another agency's team.
    """
    check_may_manage_partnership(by, partnership.id)
    if agency.partnership_id != partnership.id or agency.left_on is not None:
        raise Refused("Choose an agency of this partnership.", field="agency")
    if team is not None and team.agency_id != agency.id:
        raise Refused("Choose a team of this agency.", field="team")
    rule, _ = RoutingRule.objects.update_or_create(
        partnership=partnership, kind=kind, defaults={"agency": agency, "team": team}
    )
    record(by, Category.ALTERATION, "partnerships.set_routing", "routing_rule", [rule.id])
    return rule


@operation
def remove_routing(*, by: Actor, rule: RoutingRule) -> None:
    """Remove a rule: reports of its kind follow the rule for all others. That one cannot be removed."""
    check_may_manage_partnership(by, rule.partnership_id)
    if rule.kind == "*":
        raise Refused("The rule for all other kinds has to stay: change it instead.")
    rule_id = rule.id
    rule.delete()
    record(by, Category.ALTERATION, "partnerships.remove_routing", "routing_rule", [rule_id])


@operation
def set_advice(
    *,
    by: Actor,
    partnership: Partnership,
    code: str,
    title: str,
    text: str,
    signpost_name: str = "",
    signpost_contact: str = "",
    signpost_agency: Agency | None = None,
    position: int = 0,
    is_offered: bool = True,
) -> Advice:
    """Write an advice outcome (what to do about something that is not anti-social behaviour).

    `signpost_agency`: an agency of the partnership that can help; how the public reaches it is shown as it stands then.
    Raises Refused for an agency of elsewhere.
    """
    check_may_manage_partnership(by, partnership.id)
    if signpost_agency is not None and (
        signpost_agency.partnership_id != partnership.id or signpost_agency.left_on is not None
    ):
        raise Refused("Choose an agency of this partnership.", field="signpost_agency")
    advice, _ = Advice.objects.update_or_create(
        partnership=partnership,
        code=code,
        defaults={
            "title": title,
            "text": text,
            "signpost_name": signpost_name,
            "signpost_contact": signpost_contact,
            "signpost_agency": signpost_agency,
            "position": position,
            "is_offered": is_offered,
        },
    )
    record(by, Category.ALTERATION, "partnerships.set_advice", "advice", [advice.id])
    return advice


@operation
def remove_advice(*, by: Actor, advice: Advice) -> Advice:
    """No longer offer an advice outcome. It stays, because reports that were closed with it name it."""
    check_may_manage_partnership(by, advice.partnership_id)
    advice.is_offered = False
    advice.save(update_fields=["is_offered"])
    record(
        by, Category.ALTERATION, "partnerships.remove_advice", "advice", [advice.id], fields=["is_offered"]
    )
    return advice


@operation
def set_words(*, by: Actor, partnership: Partnership, key: str, text: str) -> Words:
    """Write the partnership's own words for a place on public pages. Empty text: the words we came with."""
    check_may_manage_partnership(by, partnership.id)
    words, _ = Words.objects.update_or_create(
        partnership=partnership, key=key, defaults={"text": text, "changed_at": timezone.now()}
    )
    record(by, Category.ALTERATION, "partnerships.set_words", "words", [words.id])
    return words
