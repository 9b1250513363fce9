"""How long the rows of this room are kept: what a public body decided is its record.

Erasing on request (UK GDPR article 17) stops at that record: article 17(3)(b), a legal obligation to keep minutes, and
17(3)(d), archiving in the public interest. `operations.erase_member` says what goes and what stays.
"""

_SOURCE = "Local Government Act 1972, Schedule 12, paragraph 41 (minutes are signed and kept), as councils do it: for good"


def _with(record: str, basis: str = "Part of the record of a meeting.") -> dict[str, str]:
    return {"basis": basis, "period": "", "from_when": record, "ending": "follow", "source": _SOURCE}


RULES = {
    "meetings.Body": {
        "basis": "Which bodies the partnership has, and how they are run.",
        "period": "",
        "from_when": "No end: its minutes are kept for good.",
        "ending": "keep",
        "source": _SOURCE,
    },
    "meetings.Venue": {
        "basis": "Where bodies meet and met.",
        "period": "",
        "from_when": "No end: it names nobody, and minutes that are kept for good name it.",
        "ending": "keep",
        "source": _SOURCE,
    },
    "meetings.BodyName": _with("Its body.", "By which names it is found in old papers."),
    "meetings.StandingItem": _with("Its body."),
    "meetings.BodyMember": _with(
        "Its body; the address goes a year after the last day, on request all but the name.",
        "Who sat on the body, from when to when, and for whom; the name is the key by which the public is not shown it.",
    ),
    "meetings.Cover": _with(
        "The member who was covered; the address goes a year after the last day, on request the reason too.",
        "Who answered for somebody meanwhile.",
    ),
    "meetings.Series": _with("Its body."),
    "meetings.Meeting": _with("Its body."),
    "meetings.AgendaItem": _with("Its meeting."),
    "meetings.Deferral": _with("Its item."),
    "meetings.Paper": _with("The items it was written for."),
    "meetings.PaperVersion": _with("Its paper."),
    "meetings.Consultation": _with("Its item and its paper."),
    "meetings.Attendance": _with("Its meeting."),
    "meetings.Declaration": _with("Its item."),
    "meetings.MinutesVersion": _with("Its meeting."),
    "meetings.MinuteText": _with(
        "Its version of the minutes. Words of a draft that approved minutes replaced are erased on request."
    ),
    "meetings.Decision": _with("Its item."),
    "meetings.Correction": _with("The minutes that it puts right."),
    "meetings.MeetingAction": _with("Its item.", "Which meeting asked for an action, in which words."),
    "meetings.BodyAction": _with("Its action.", "What comes back at each meeting of the body."),
    "meetings.MeetingActionOwner": _with("Its action.", "Whom the minutes name, and who stood in."),
    "meetings.Circulation": _with(
        "Its body.", "Shows what went round to whom: notice of meetings is proved by it."
    ),
    "meetings.Delivery": _with(
        "What went round.", "Shows that it was sent, and what became of it; holds no address."
    ),
    "meetings.Subscription": {
        "basis": "To send what somebody asked to be sent; deleted at once when they leave.",
        "period": "7 days",
        "from_when": "Asking without confirming; a confirmed one lasts until they leave.",
        "ending": "erase",
        "source": "UK GDPR article 5(1)(e); article 6(1)(a): consent, which ends when it is taken back",
    },
}
