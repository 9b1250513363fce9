"""The stories that the demonstration tells: a block of flats, a park, a row of shops, and two that few may see."""

from datetime import timedelta

from wardmote.cases import operations as cases
from wardmote.cases.choices import ContactHow, EntryKind, PersonRole, RiskBand, SharingClass, Subject
from wardmote.demo import build, reviews, telling
from wardmote.demo.build import Stage
from wardmote.people.choices import ContactKind, Safety
from wardmote.people.operations import secrets as people
from wardmote.people.operations.links import link_people
from wardmote.people.rules import GivenContact, GivenPerson
from wardmote.places.models import Street
from wardmote.reports.choices import Affected, Channel, Frequency, HateStrand, Kind, Known
from wardmote.reports.operations import deciding


def tell(stage: Stage) -> None:
    """Tell all the stories."""
    flats = _street(stage, "South Wigston")
    park = _street(stage, "Oadby")
    shops = _street(stage, "Wigston")
    _the_block_of_flats(stage, flats)
    _the_park(stage, park)
    _the_row_of_shops(stage, shops)
    _the_locked_case(stage, _street(stage, "Wigston", 3))
    _the_hidden_case(stage, _street(stage, "Oadby", 5))
    _waiting_now(stage, flats, shops)
    reviews.publish(stage)


def _street(stage: Stage, locality: str, number: int = 0) -> Street:
    found = sorted((s for s in stage.streets if s.locality == locality), key=lambda s: s.name)
    return found[len(found) // 3 + number]


def _the_block_of_flats(stage: Stage, street: Street) -> None:
    """A resident reports again and again; three agencies work one case."""
    who = (
        "Marguerite Osei-Lacey",
        GivenContact(
            kind=ContactKind.PHONE, value="07700 900998", safety=Safety.SAFE, may_leave_message=True,
            may_say_who_we_are=True, is_preferred=True, safe_times="",
        ),
    )  # fmt: skip
    first = build.told(
        stage, Kind.NOISE, street, 12, who, frequency=Frequency.MOST_DAYS, affected=Affected.HOUSEHOLD,
        words="Music and shouting from the flat above ours in Lock House until three, four nights a week. We have "
        "two small children. I have knocked twice and was told to move if I do not like it.",
        place_text=f"Flat 4, Lock House, 12 {street.name}, {street.locality}",
        harm="My husband drives a bus and starts at five. He fell asleep at the table.",
    )  # fmt: skip
    one = build.receive(stage, first, stage.ago(118))
    again = build.told(
        stage, Kind.NEIGHBOURS, street, 12, who, frequency=Frequency.MOST_DAYS, affected=Affected.HOUSEHOLD,
        words="It is worse since I complained. They stamp on the floor when I come home, and my door was scratched.",
        place_text=f"Flat 4, Lock House, 12 {street.name}, {street.locality}", told_before=Known.YES,
    )  # fmt: skip
    two = build.receive(stage, again, stage.ago(104), by="officer", channel=Channel.PHONE)
    by = stage.viewer("officer")
    case = cases.open_case(
        by=by, title="Lock House: noise and intimidation", reports=[one, two], owner_id=by.membership_id,
        supervisor_id=stage.members["supervisor"].id, subject=Subject.PERSON,
        reason="Two reports in a fortnight, and it got worse after the complaint.", at=stage.ago(103),
    )  # fmt: skip
    # An officer has seen that both are hers; the third waits for somebody to say so.
    if one.reporter is not None and two.reporter is not None:
        link_people(
            by=by, one=one.reporter, other=two.reporter, reason="Same name and telephone, same flat.",
            at=stage.ago(103),
        )  # fmt: skip
    case = cases.set_risk(
        by=by,
        case=case,
        risk=RiskBand.MEDIUM,
        reason="Targeted, getting worse, two children.",
        at=stage.ago(102),
    )
    case = build.share(
        stage, case, by, "police", "A door was damaged; officers visit the block.", stage.ago(101)
    )
    case = build.share(stage, case, by, "housing", "Navigation Homes lets both flats.", stage.ago(101))
    cases.add_person(
        by=by, case=case, role=PersonRole.ALLEGED, given=GivenPerson(name="Kestrel Vance-Holt", description="Tenant of flat 7"),
        at=stage.ago(100),
    )  # fmt: skip
    for name, ago in (("agree_plan", 99), ("start", 98)):
        case = cases.take_step(
            by=by, case=case, step=name, reason="Agreed with the family.", at=stage.ago(ago)
        )
    housing, police = stage.viewer("housing"), stage.viewer("constable")
    done = cases.set_case_action(
        by=by, case=case, text="Check the tenancy agreement of flat 7", agency_id=housing.agency_id,
        owner_id=housing.membership_id, due_on=stage.ago(85).date(), at=stage.ago(98),
    )  # fmt: skip
    cases.add_entry(
        by=housing, case=case, kind=EntryKind.NOTE, at=stage.ago(90),
        text="Tenancy clause 4.2 covers noise. First warning given in person, explained, and confirmed in writing.",
    )  # fmt: skip
    cases.finish_case_action(
        by=housing, case=case, action_id=done.id, result="Clause 4.2 applies.", at=stage.ago(90)
    )
    cases.add_entry(
        by=police, case=case, kind=EntryKind.NOTE, at=stage.ago(76),
        text="Attended at 01:40 after a call. Music audible in the street. Spoke with the tenant, who turned it off.",
    )  # fmt: skip
    for ago, words in ((88, telling.CONTACTS[0]), (74, telling.CONTACTS[1]), (60, telling.CONTACTS[2])):
        cases.record_contact(
            by=by, case=case, how=ContactHow.PHONE, text=words, they_contacted_us=True,
            promised_on=stage.ago(ago - 12).date(), at=stage.ago(ago),
        )  # fmt: skip
    cases.add_incident(
        by=by, case=case, words="Bottle thrown from the balcony of flat 7, nobody hurt.",
        happened_from=stage.ago(21), happened_to=stage.ago(21) + timedelta(minutes=5), at=stage.ago(20),
    )  # fmt: skip
    third = build.told(
        stage, Kind.NOISE, street, 12, who, frequency=Frequency.MOST_WEEKS, affected=Affected.HOUSEHOLD,
        words="It was quiet for a month. On Saturday it started again at midnight, with people coming and going.",
        place_text=f"Flat 4, Lock House, 12 {street.name}, {street.locality}", told_before=Known.YES,
    )  # fmt: skip
    attached = build.receive(stage, third, stage.ago(19))
    cases.attach_report(by=by, case=case, report=attached, reason="The same flat.", at=stage.ago(18))
    cases.set_case_action(
        by=by, case=case, text="Agree an acceptable behaviour contract with the tenant of flat 7",
        owner_id=by.membership_id, due_on=stage.ago(-3).date(), at=stage.ago(17),
    )  # fmt: skip
    cases.set_case_action(
        by=by, case=case, text="Late-night patrol past Lock House, Friday and Saturday", agency_id=police.agency_id,
        owner_id=police.membership_id, due_on=stage.ago(2).date(), at=stage.ago(16),
    )  # fmt: skip
    cases.record_contact(
        by=by, case=case, how=ContactHow.PHONE, they_contacted_us=True, at=stage.ago(12),
        text="She thanks us for the patrols and asks how long it will take. Promised to ring after the visit.",
        promised_on=stage.ago(1).date(),
    )  # fmt: skip
    stage.cases.append(case)


def _the_park(stage: Stage, street: Street) -> None:
    """A place is the subject; several people report the same evening."""
    by = stage.viewer("officer2")
    reports = []
    for number in range(3):
        answers = build.told(
            stage, Kind.ROWDY, street, 2, build.somebody(stage), affected=Affected.COMMUNITY,
            place_text=f"Brocks Meadow playground, {street.name}, {street.locality}",
            words=(
                "A fire was lit in the shelter and the swings were cut down. About fifteen people, some with faces covered.",
                "Smoke and shouting from the playground at half past ten. The swings are gone this morning.",
                "Somebody burned the bins in the shelter at the meadow last night.",
            )[number],
        )  # fmt: skip
        reports.append(build.receive(stage, answers, stage.ago(46) + timedelta(hours=number * 5)))
    case = cases.open_case(
        by=by, title="Brocks Meadow playground", reports=reports[:1], owner_id=by.membership_id, subject=Subject.PLACE,
        supervisor_id=stage.members["supervisor"].id, reason="Fire and damage; three people told us.", at=stage.ago(45),
    )  # fmt: skip
    for report in reports[1:]:
        deciding.merge_duplicate(
            by=by, report=report, into=reports[0], reason="The same evening.", at=stage.ago(45)
        )
    case = build.share(stage, case, by, "fire", "A fire was lit; fire prevention advises.", stage.ago(44))
    case = build.share(stage, case, by, "police", "Criminal damage.", stage.ago(44))
    build.work_case(stage, case, by, stage.ago(44), until=stage.ago(1), end=False)
    stage.cases.append(case)


def _the_row_of_shops(stage: Stage, street: Street) -> None:
    """Hate is perceived; the shopkeeper speaks for all of the row."""
    who = (
        "Harpreet Dosanjh-Lane",
        GivenContact(kind=ContactKind.EMAIL, value="shop@towpath.example", safety=Safety.SAFE, may_leave_message=True,
                     may_say_who_we_are=True, is_preferred=True),
    )  # fmt: skip
    answers = build.told(
        stage, Kind.ROWDY, street, 21, who, affected=Affected.BUSINESS, hate_perceived=Known.YES,
        hate_strands=(HateStrand.RACE,), frequency=Frequency.MOST_DAYS,
        words="Four or five boys come in every afternoon, shout names at my father about where we come from, and push "
        "things off the shelves. Other shops in the row have it too, but we are called names.",
        place_text=f"21 {street.name}, {street.locality}",
    )  # fmt: skip
    report = build.receive(stage, answers, stage.ago(33))
    by = stage.viewer("officer")
    case = cases.open_case(
        by=by, title="The row of shops: abuse of shopkeepers", reports=[report], owner_id=by.membership_id,
        supervisor_id=stage.members["supervisor"].id, reason="Hate perceived; several shops.", at=stage.ago(32),
    )  # fmt: skip
    case = build.share(stage, case, by, "police", "Hate incident: recorded by the police too.", stage.ago(32))
    build.work_case(stage, case, by, stage.ago(32), until=stage.ago(1), end=False)
    stage.cases.append(case)


def _the_locked_case(stage: Stage, street: Street) -> None:
    """Others see the name and the agencies, and may ask for access."""
    who = (
        "Delphine Arkwright",
        GivenContact(kind=ContactKind.TEXT, value="07700 900997", safety=Safety.CONDITIONAL, safe_times="Weekdays 10am to 2pm",
                     unsafe_with="Former partner", is_preferred=True),
    )  # fmt: skip
    answers = build.told(
        stage, Kind.COMMUNICATIONS, street, 14, who, at_risk=Known.YES, affected=Affected.ME, frequency=Frequency.DAILY,
        words="He stands across the road and sends messages about what I wear. He found me again after I moved.",
        place_text=f"14 {street.name}, {street.locality}",
    )  # fmt: skip
    report = build.receive(stage, answers, stage.ago(27), by="constable", channel=Channel.PHONE)
    by = stage.viewer("constable")
    case = cases.open_case(
        by=by, title="A former partner who follows: stalking", reports=[report], owner_id=by.membership_id,
        supervisor_id=stage.members["sergeant"].id, reason="Somebody is at risk.", at=stage.ago(26),
    )  # fmt: skip
    case = cases.set_risk(
        by=by, case=case, risk=RiskBand.HIGH, reason="Found again after moving.", at=stage.ago(26)
    )
    case = build.share(stage, case, by, "harbour", "Support for the victim.", stage.ago(26))
    cases.name_member(by=by, case=case, membership_id=stage.members["specialist"].id, at=stage.ago(26))
    case = build.lock(stage, case, by, SharingClass.LOCKED, "Her address must not spread.", stage.ago(25))
    if report.reporter is not None:
        people.record_safe_location(
            by=by, person=report.reporter, audience=case.audience, text="With her sister, 3 Ferry Cottages (invented).",
            at=stage.ago(25),
        )  # fmt: skip
    people.record_protected_source(
        by=by, record_id=case.id, audience=case.audience, at=stage.ago(25),
        text="A neighbour of his (invented), who saw the flowers being bought and is afraid of him.",
    )  # fmt: skip
    stage.cases.append(case)


def _the_hidden_case(stage: Stage, street: Street) -> None:
    """Nobody but the people named on it knows that it exists."""
    answers = build.told(
        stage, Kind.NEIGHBOURS, street, 7, None, at_risk=Known.YES,
        words="A family in our road is afraid of a relative who works for one of the services. Please be careful who "
        "reads this.",
    )  # fmt: skip
    report = build.receive(stage, answers, stage.ago(15), by="officer2", channel=Channel.IN_PERSON)
    by = stage.viewer("supervisor")
    case = cases.open_case(
        by=by, title="Family in fear of a relative", reports=[report], owner_id=by.membership_id,
        sharing_class=SharingClass.HIDDEN, reason="A conflict of interest inside a service is possible.", at=stage.ago(14),
    )  # fmt: skip
    stage.cases.append(case)


def _waiting_now(stage: Stage, flats: Street, shops: Street) -> None:
    """What waits in the inbox this morning: one that is serious, one repeat, one to be watched."""
    who = build.somebody(stage)
    build.receive(
        stage,
        build.told(
            stage, Kind.NEIGHBOURS, flats, 12, who, at_risk=Known.YES, affected=Affected.ME,
            words="The man from flat 7 held a knife up at his window when I walked past with my daughter. I am afraid "
            "to go out.", place_text=f"Flat 2, Lock House, 12 {flats.name}, {flats.locality}",
        ),
        stage.ago(0, hours=3),
    )  # fmt: skip
    build.receive(
        stage,
        build.told(stage, Kind.LITTER_DRUGS, shops, 23, build.somebody(stage), affected=Affected.COMMUNITY),
        stage.ago(0, hours=6),
    )
