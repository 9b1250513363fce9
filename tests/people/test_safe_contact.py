"""The safe-contact gate: unknown means do not, and knowing less never opens it."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardmote.people.choices import ContactKind, Safety
from wardmote.people.rules import (
    AUTOMATIC_EMAIL,
    CALL,
    SAFE_FOR_DAYS,
    ContactFacts,
    Contacting,
    contact_key,
    may_contact,
    why_not_contact,
)

TODAY = date(2026, 3, 3)
SAFE_EMAIL = ContactFacts(
    kind=ContactKind.EMAIL,
    safety=Safety.SAFE,
    may_leave_message=True,
    may_say_who_we_are=True,
    safe_times="",
    verified_on=TODAY,
    is_withdrawn=False,
    is_shared_with_others=False,
)
SAFE_PHONE = replace(SAFE_EMAIL, kind=ContactKind.PHONE, may_leave_message=False, may_say_who_we_are=False)
VOICEMAIL = Contacting(leaves_message=True)


@pytest.mark.parametrize(
    ("facts", "channel", "words"),
    [
        (SAFE_EMAIL, AUTOMATIC_EMAIL, ""),
        (SAFE_PHONE, CALL, ""),
        (SAFE_PHONE, VOICEMAIL, "message may be left"),
        (ContactFacts(), CALL, "no longer want"),
        (ContactFacts(is_withdrawn=False), CALL, "Unknown means"),
        (replace(SAFE_EMAIL, is_withdrawn=True), AUTOMATIC_EMAIL, "no longer want"),
        (replace(SAFE_EMAIL, safety=Safety.UNKNOWN), AUTOMATIC_EMAIL, "Unknown means"),
        (replace(SAFE_EMAIL, safety=Safety.UNSAFE), AUTOMATIC_EMAIL, "not safe"),
        (replace(SAFE_EMAIL, safety="anything"), AUTOMATIC_EMAIL, "Unknown means"),
        (replace(SAFE_EMAIL, safety=Safety.CONDITIONAL), AUTOMATIC_EMAIL, "conditions"),
        (replace(SAFE_PHONE, safety=Safety.CONDITIONAL), CALL, ""),
        (replace(SAFE_EMAIL, kind="fax"), AUTOMATIC_EMAIL, "kind of contact"),
        (replace(SAFE_EMAIL, verified_on=None), AUTOMATIC_EMAIL, "confirmed"),
        (replace(SAFE_EMAIL, verified_on=TODAY + timedelta(days=1)), AUTOMATIC_EMAIL, "not come"),
        (replace(SAFE_EMAIL, verified_on=TODAY - timedelta(days=SAFE_FOR_DAYS)), AUTOMATIC_EMAIL, ""),
        (
            replace(SAFE_EMAIL, verified_on=TODAY - timedelta(days=SAFE_FOR_DAYS + 1)),
            AUTOMATIC_EMAIL,
            "Ask them again",
        ),
        (replace(SAFE_EMAIL, is_shared_with_others=True), AUTOMATIC_EMAIL, "shared"),
        (replace(SAFE_EMAIL, is_shared_with_others=None), AUTOMATIC_EMAIL, "not known"),
        (replace(SAFE_EMAIL, may_leave_message=None), AUTOMATIC_EMAIL, "message may be left"),
        (replace(SAFE_EMAIL, may_say_who_we_are=None), AUTOMATIC_EMAIL, "who we are"),
        (replace(SAFE_EMAIL, safe_times="mornings"), AUTOMATIC_EMAIL, "certain times"),
        (replace(SAFE_EMAIL, safe_times=None), AUTOMATIC_EMAIL, "certain times"),
    ],
)  # fmt: skip
def test_the_gate(facts: ContactFacts, channel: Contacting, words: str) -> None:
    why = why_not_contact(facts, channel, TODAY)
    assert (words in why) if words else why == ""


maybe = st.none() | st.booleans()
any_facts = st.builds(
    ContactFacts,
    kind=st.none() | st.sampled_from([*ContactKind.values, "fax"]),
    safety=st.none() | st.sampled_from([*Safety.values, "nonsense"]),
    may_leave_message=maybe,
    may_say_who_we_are=maybe,
    safe_times=st.none() | st.sampled_from(["", " ", "mornings"]),
    verified_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 4, 1)),
    is_withdrawn=maybe,
    is_shared_with_others=maybe,
)
any_channel = st.builds(
    Contacting, leaves_message=st.booleans(), says_who=st.booleans(), is_automatic=st.booleans()
)
# From worst to best for each fact: going down a list never opens the gate.
WORSE: dict[str, list[object]] = {
    "may_leave_message": [None, False, True],
    "may_say_who_we_are": [None, False, True],
    "is_withdrawn": [None, True, False],
    "is_shared_with_others": [None, True, False],
    "safety": [None, Safety.UNKNOWN, Safety.UNSAFE, Safety.CONDITIONAL, Safety.SAFE],
}


@given(any_facts, any_channel, st.sampled_from([field.name for field in fields(ContactFacts)]))
def test_a_fact_that_nobody_knows_never_opens_it(facts: ContactFacts, channel: Contacting, name: str) -> None:
    if may_contact(replace(facts, **{name: None}), channel, TODAY):
        assert may_contact(facts, channel, TODAY) or getattr(facts, name) is not None
        # What the channel does not need may be missing; what it needs may not.
        assert name in ("may_leave_message", "may_say_who_we_are", "safe_times")


@given(any_facts, any_channel, st.sampled_from(sorted(WORSE)), st.data())
def test_a_worse_answer_never_opens_it(
    facts: ContactFacts, channel: Contacting, name: str, data: st.DataObject
) -> None:
    scale = WORSE[name]
    worse = data.draw(st.integers(0, len(scale) - 1))
    better = data.draw(st.integers(worse, len(scale) - 1))
    if may_contact(replace(facts, **{name: scale[worse]}), channel, TODAY):
        assert may_contact(replace(facts, **{name: scale[better]}), channel, TODAY)


@given(any_facts, any_channel, st.sampled_from(["leaves_message", "says_who", "is_automatic"]))
def test_a_way_that_tells_less_is_never_shut_where_a_way_that_tells_more_is_open(
    facts: ContactFacts, channel: Contacting, name: str
) -> None:
    if may_contact(facts, replace(channel, **{name: True}), TODAY):
        assert may_contact(facts, replace(channel, **{name: False}), TODAY)


@given(any_facts, any_channel, st.integers(0, 400))
def test_time_shuts_the_gate_and_never_opens_it_again(
    facts: ContactFacts, channel: Contacting, days: int
) -> None:
    if facts.verified_on is None or facts.verified_on > TODAY:
        return
    if may_contact(facts, channel, TODAY + timedelta(days=days)):
        assert may_contact(facts, channel, TODAY)


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("phone", "07700 900123", "+44 (0)7700 900 123", True),
        ("phone", "07700 900123", "0044 7700900123", True),
        ("phone", "07700 900123 ext. 4", "07700900123", True),
        ("phone", "07700 900123", "07700 900124", False),
        ("email", " Robin@Home.Example ", "robin@home.example", True),
        ("email", "robin@home.example", "robin@work.example", False),
        ("post", "12 Bell St, LE18 1AA", "12 Bell Street LE18 1AA", True),
    ],
)
def test_contacts_are_compared_by_what_they_reach(kind: str, one: str, other: str, same: bool) -> None:
    assert (contact_key(kind, one) == contact_key(kind, other)) is same


def test_a_call_and_a_text_reach_one_telephone() -> None:
    assert contact_key("phone", "07700 900123") == contact_key("text", "07700900123") != ""


@given(st.sampled_from(ContactKind.values), st.text(max_size=60))
def test_a_contact_key_never_raises_and_fits(kind: str, value: str) -> None:
    assert len(contact_key(kind, value)) <= 200
