"""Reading minutes: the grammar, on invented pages. Each test is a way in which real minutes are written."""

import pytest

from .importing_kit import page, read, read_file

# --- The head -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "body", "start"),
    [
        ("Ash Vale Board\nMonday, 8th October, 2018 2.00 pm", "Ash Vale Board", "2018-10-08T14:00"),
        ("Ash Vale Board - Wednesday, 21 January 2015 10.30 a.m.", "Ash Vale Board", "2015-01-21T10:30"),
        ("Ash Vale Board - Monday, 4 September 2017", "Ash Vale Board", "2017-09-04"),
        (
            "Moved from 9th October 2018, Cabinet - Tuesday, 2nd October, 2018 2.00 pm",
            "Cabinet",
            "2018-10-02T14:00",
        ),
        (
            "ASH VALE BOARD\nTHURSDAY, 10TH OCTOBER 2019 AT 1.30PM IN ROOM 1",
            "ASH VALE BOARD",
            "2019-10-10T13:30",
        ),
        (
            "Minutes of the Ash Vale Forum held on 5 May 2021 commencing at 19:00",
            "Ash Vale Forum",
            "2021-05-05T19:00",
        ),
        ("Meeting: Ash Vale Forum\nDate: 12/06/2023\nTime: 12 noon", "Ash Vale Forum", "2023-06-12T12:00"),
        (
            "Ash Vale Forum\nNotes of meeting\nDate and time: 2023-06-12 at 1400hrs",
            "Ash Vale Forum",
            "2023-06-12T14:00",
        ),
        ("Meeting: 13/06/2013 - Ash Vale Partnership (Item 64)", "Ash Vale Partnership", "2013-06-13"),
    ],
)
def test_body_and_start_are_read_from_every_form_of_head(head, body, start):
    read_page = read(f"Agenda and minutes\n\n{head}\n\nNo. Item\n\n\nApologies\n\n\nNone.\n")
    assert (read_page["body"], read_page["start"]) == (body, start)


def test_a_page_without_body_and_day_is_still_read():
    told = read(
        "Agenda and minutes\n\nVenue: Room A. View directions\n\nItems\nNo. Item\n\n1.\n\nWelcome\n\n"
        "Minutes:\n\nHello.\n"
    )
    assert (told["body"], told["date"], told["venue"]) == (None, None, "Room A")
    assert [item["title"] for item in told["items"]] == ["Welcome"]
    assert "No day of the meeting was found." in told["warnings"]


def test_a_weekday_that_is_not_that_of_the_day_is_warned_of():
    told = read(page("Apologies", "None.", day="Monday, 6th May, 2025 2.00 pm"))
    assert told["start"] == "2025-05-06T14:00"
    assert any("weekday" in warning for warning in told["warnings"])
    assert told["fields"]["start"]["doubt"] > 0


def test_a_contact_is_a_name_and_never_a_number_or_an_address():
    told = read(
        "Agenda\n\nBoard - Tuesday, 6 May 2025\n\nContact: Pat Ames (Tel. 0116 000 0000)  Email:"
        " pat@example.org\n\nNo. Item\n"
    )
    assert told["contact"] == "Pat Ames"


# --- People -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "S Garner (BDC), W Gorse (Westshire Fire and Rescue Service), S Malik (Help Ltd)",
            ["S Garner", "W Gorse", "S Malik"],
        ),
        (
            "An apology for absence was received from Max Sorrel (BDC) and Jo Hale (WCC).",
            ["Max Sorrel", "Jo Hale"],
        ),
        (
            "Apologies were received from Phil Ash, David Jenks, Ben Holt and Dr Dot Grey.",
            ["Phil Ash", "David Jenks", "Ben Holt", "Dot Grey"],
        ),
        (
            "Phil Ash, Jo Holt and Insp. Dave Sarn sent their apologies for absence.",
            ["Phil Ash", "Jo Holt", "Dave Sarn"],
        ),
        (
            "Apologies for absence were submitted on behalf of Councillors Brook, Hill and Wells.",
            ["Brook", "Hill", "Wells"],
        ),
        (
            "Apologies had been received from Cllr Nick da Costa, Will Maine and Mary-Ann O’Neill.",
            ["Nick da Costa", "Will Maine", "Mary-Ann O'Neill"],
        ),
        (
            "A Linden MBE          (Borough Council)\n\nInsp. K Mist            (Westshire Police)",
            ["A Linden", "K Mist"],
        ),
        (
            (
                "Apologies for absence were received from the following:\n\n·  Joan Marsh, Mayor's"
                " Office\n·  Gill Gibb, Early Help"
            ),
            ["Joan Marsh", "Gill Gibb"],
        ),
        ("There were no apologies.", []),
        ("The list of apologies was noted.", []),
    ],
)
def test_apologies_are_read_from_lists_and_sentences(text, names):
    assert [person["name"] for person in read(page("Apologies for Absence", text))["apologies"]] == names


def test_what_stands_beside_a_name_is_kept():
    told = read(page("Insp. K Mist            (Westshire Police)\n\nA Linden MBE          (Borough Council)"))
    first, second = told["apologies"]
    assert (first["title"], first["organisation"], first["initials"]) == ("Insp", "Westshire Police", "KM")
    assert second["honours"] == "MBE"
    assert told["heading_lost"] == ["Apologies for Absence"]
    assert first["doubt"] > 0, "the heading is lost: it is a guess that these are apologies"


def test_substitutes_stand_beside_whom_they_replace():
    told = read(
        page(
            "Apologies",
            (
                "Apologies for absence were received from the following:\n\nPeter Lewis          -"
                " Jenny James substituted\n\nJo March"
            ),
        )
    )
    assert [(p["name"], p["substitute"]) for p in told["apologies"]] == [
        ("Peter Lewis", "Jenny James"),
        ("Jo March", None),
    ]
    told = read(
        page(
            "Apologies",
            (
                "Apologies were submitted on behalf of Councillors Bray and Sutton, with the substitution"
                " of Councillor Cope for Councillor Bray."
            ),
        )
    )
    assert [(p["name"], p["substitute"]) for p in told["apologies"]] == [
        ("Bray", "Councillor Cope"),
        ("Sutton", None),
    ]
    assert told["present"][0]["substitute_for"] == "Councillor Bray"


def test_lists_of_attendance_in_minutes_typed_in_an_office():
    told = read_file("office.txt")
    assert [p["name"] for p in told["present"]] == ["Mo Hart", "Lee Ray", "Ann Other-Smith", "Pat O'Dowd"]
    assert told["present"][0]["role"] == "Chair"
    assert told["present"][2]["initials"] == "AOS", "three letters in brackets that are those of the name"
    assert [p["name"] for p in told["in_attendance"]] == ["Sam Young", "Ravi Sen"]
    assert [p["organisation"] for p in told["apologies"]] == ["Probation", "Fire & Rescue"]
    assert told["venue"] == "Oak Room, Town Hall, Lower Tern"


# --- Items --------------------------------------------------------------------------------------------------------


def test_numbers_lost_in_the_text_are_rebuilt_from_the_marks_of_cut_text():
    told = read_file("meeting.txt")
    assert told["item_numbers"] == [str(number) for number in range(11, 20)]
    assert [item["title"] for item in told["items"]] == [
        "Apologies for Absence",
        "Minutes of Previous Meeting",
        "2025-26 Delivery Plan Return - Priya Cole / All Partners",
        "Police Update",
        "County Update",
        None,
        "Youth Grant Update",
        "Any Other Business",
        "Date of Next Meeting",
    ]
    assert [item["number"] for item in told["items"] if item["heading_lost"]] == ["11", "16"]
    assert [item["number"] for item in told["items"] if item["truncated"]] == ["12", "15"]
    assert told["items"][1]["headings"] == [
        "Report Form Wording",
        "Shared System Costs",
        "Youth Grant Update",
        "Publicity",
    ]
    assert "view the full minutes text" not in told["items"][1]["text"]


def test_numbers_that_do_not_agree_number_only_what_they_name():
    text = page(
        "Alpha Update",
        "Words that go on. ... view the full minutes text for item 4.",
        "Beta Update",
        "More words. ... view the full minutes text for item 9.",
    )
    told = read(text)
    assert told["item_numbers"] == ["4", "9"]
    assert any("do not agree" in warning for warning in told["warnings"])


def test_numbers_on_lines_of_their_own_and_parts_of_items():
    told = read(
        "Items\nNo. Item\n\n4.\n\nReviewing: Past 6 Months\n\n4a\n\nCrime in the District pdf"
        " icon PDF 1 MB\n\nMinutes:\n\nNoted.\n\n106. An earlier minute\n\nDone.\n\n5.\n\nAny"
        " Other Business\n\nMinutes:\n\nNone.\n"
    )
    assert told["item_numbers"] == ["4", "4a", "5"]
    assert told["items"][1]["attachments"] == [
        {"title": "Crime in the District", "type": "pdf", "size": "1 MB", "words": "pdf icon PDF 1 MB"}
    ]
    assert told["items"][1]["text"].endswith("Done."), "a minute named under matters arising is not an item"


def test_headings_may_vanish_and_are_inferred_from_what_follows():
    told = read(
        "Ash Vale Board - Monday, 1 October 2018 10.00 am\n\nThe Chair welcomed everyone.\n\n\n\n\nTh"
        "e minutes of the meeting held on 15 June 2018 were taken as read.\n\n\n\n"
        "Matters arising\n\nThere were none.\n\n\n\n\nThe Board considered a report of the Manager"
        " on Safer Streets for Quarter 1. A copy of the report, marked ‘Agenda Item 5’, is filed"
        " with these minutes.\n"
    )
    assert [item["title"] for item in told["items"]] == [
        "Introductions",
        "Minutes of previous meeting",
        "Matters arising",
        "Safer Streets for Quarter 1",
    ]
    assert [item["heading_lost"] for item in told["items"]] == [True, True, False, True]
    assert told["papers"] == [
        {"marked": "Agenda Item 5", "item": "Safer Streets for Quarter 1", "number_of_item": None}
    ]


def test_a_page_of_one_item_is_one_item():
    told = read_file("item.txt")
    assert [item["title"] for item in told["items"]] == ["County Update"]
    assert told["items"][0]["headings"] == ["Housing"]


def test_rows_of_a_table_of_minutes_are_items_with_owners_in_the_last_column():
    told = read(
        "Ash Vale Forum\nMonday, 12 June 2023\n\nItem | Discussion | Action\n1 "
        "| Welcome. JB welcomed all. |\n2 | Fences. Ask the owner to mend them. "
        "| JB\n"
    )
    assert [(item["number"], item["title"]) for item in told["items"]] == [("1", "Welcome"), ("2", "Fences")]
    assert [(action["owners"], action["action"]) for action in told["actions"]] == [
        (["JB"], "Ask the owner to mend them")
    ]


# --- Actions ------------------------------------------------------------------------------------------------------


def actions_in(*paragraphs):
    return read(page("Fences Update", *paragraphs))["actions"]


@pytest.mark.parametrize(
    ("line", "owners", "action", "due"),
    [
        ("*ACTIONS*: KL to check the fence.", ["KL"], "check the fence", None),
        ("*ACTIONS*:WG to send KL the plan.", ["WG"], "send KL the plan", None),
        ("*ACTIONS*: Update at next meeting from MC.", ["MC"], "Update at next meeting", "next meeting"),
        (
            "ACTION – JB and RM to write to the owner by 31 October 2025.",
            ["JB", "RM"],
            "write to the owner by 31 October 2025",
            "2025-10-31",
        ),
        (
            "Action 3: Officers to bring a report to the September meeting.",
            ["Officers"],
            "bring a report to the September meeting",
            "September meeting",
        ),
        (
            "Action: Sam Holt to ring the owner in due course.",
            ["Sam Holt"],
            "ring the owner in due course",
            "in due course",
        ),
        ("Action: For the Safer Team to reply.", ["Safer Team"], "reply", None),
        ("ACTION: FGT to reply by Friday, 9 May", ["FGT"], "reply by Friday, 9 May", "2025-05-09"),
        ("?\u00a0\u00a0 Action: MS to draft a letter.", ["MS"], "draft a letter", None),
        ("The fence fell. [ACTION: MS to mend it]", ["MS"], "mend it", None),
        (
            "The owner will be asked to mend the fence. Action: MS",
            ["MS"],
            "The owner will be asked to mend the fence",
            None,
        ),
        (
            "Actions: All Partners to reply before the next meeting.",
            ["All Partners"],
            "reply before the next meeting",
            "next meeting",
        ),
    ],
)
def test_an_action_with_a_mark(line, owners, action, due):
    found = actions_in("MS said that the fence fell.", line)
    assert [(a["owners"], a["action"], a["due"]) for a in found] == [(owners, action, due)]


def test_a_line_without_a_mark_is_an_action_when_its_owner_is_known_in_the_meeting():
    found = actions_in(
        "TM noted that MS had asked.",
        "TM and MS to prepare the report for December’s meeting.",
        "All Partners to submit returns to MS by 31 October 2025.",
    )
    assert [(a["owners"], a["due"], a["to"]) for a in found] == [
        (["TM", "MS"], "December's meeting", []),
        (["All Partners"], "2025-10-31", ["MS"]),
    ]
    assert found[0]["due_month"] == "2025-12"


@pytest.mark.parametrize(
    "line",
    [
        "CCTV to be fitted to the columns.",
        "LCC to be asked again.",
        "UAVA to support families.",
        "Access to the site is closed.",
        "MS asked to move the money.",
        "With regard to Action no. 5: the fence, it was noted that it stands.",
        "The motion to close was lost.",
    ],
)
def test_what_only_looks_like_an_action_is_none(line):
    assert actions_in("MS said that the fence fell.", line) == []


def test_a_mark_in_the_middle_of_a_paragraph_whose_words_ran_together():
    found = actions_in(
        "ViceChair- CllrClaire Downsuggested anothermember be nominated Action- RS to gather names"
        " and to write to the county for another member."
    )
    assert [(a["owners"], a["parts"]) for a in found] == [
        (["RS"], ["gather names", "write to the county for another member"])
    ]


def test_a_heading_actions_with_bullets_owners_before_and_behind():
    found = actions_in(
        "Actions",
        (
            "·  Officers to include good news.\n·  JA/DA – deliver leaflets before the next meeting\n·"
            "  Invite the landlord (MS)\n·  None"
        ),
    )
    assert [(a["owners"], a["action"]) for a in found] == [
        (["Officers"], "include good news"),
        (["JA", "DA"], "deliver leaflets before the next meeting"),
        (["MS"], "Invite the landlord"),
    ]


def test_a_table_of_actions_in_html():
    told = read_file("table.html")
    assert [(a["owners"], a["action"], a["due"], a["due_on"]) for a in told["actions"]] == [
        (["PC"], "Write to the county about £1,250.50", "2025-09-30", "2025-09-30"),
        (["RM", "NB"], "Publish the survey", "September meeting", None),
    ]


def test_numbers_in_brackets_that_count_up_mark_actions():
    found = actions_in(
        "The Chair asked about the map, and the county's representative agreed to send it. (1)",
        "It was confirmed by the Health Team that a report would follow. (2)",
    )
    assert [(a["code"], a["owners"]) for a in found] == [
        ("1", ["county's representative"]),
        ("2", ["Health Team"]),
    ] or [a["code"] for a in found] == ["1", "2"]
    assert all(a["doubt"] >= 0.4 for a in found)


def test_an_event_that_has_not_happened_is_a_due_of_its_own():
    found = actions_in("MS said so.", "MS to circulate the dates once available.")
    assert (found[0]["due"], found[0]["due_kind"], found[0]["due_on"]) == ("once available", "event", None)


@pytest.mark.parametrize(
    ("words", "kind", "on"),
    [
        ("by the end of October", "date", "2025-10-31"),
        ("by 1 June", "date", "2025-06-01"),
        ("by 3/6/25", "date", "2025-06-03"),
        ("within two weeks", "date", "2025-05-20"),
        ("by the end of the month", "date", "2025-05-31"),
        ("in January", "date", "2026-01-31"),
        ("shortly", "vague", None),
        ("for the meeting in July", "meeting", None),
        ("when the survey closes", "event", None),
        ("on a monthly basis", "recurring", None),
    ],
)
def test_when_something_is_due(words, kind, on):
    found = actions_in("MS said so.", f"Action: MS to reply {words}.")
    assert (found[0]["due_kind"], found[0]["due_on"]) == (kind, on)


def test_an_action_told_again_in_a_summary_is_one():
    told = read(
        page(
            "Fences Update",
            "MS said so. MS to mend the north fence.",
            "Other Update",
            "Words.",
            "Action Points",
            "MS to mend the north fence by 1 June 2025",
        )
    )
    assert [(a["owners"], a["due"]) for a in told["actions"]] == [(["MS"], "2025-06-01")]


# --- Decisions, deferrals, corrections, references ----------------------------------------------------------------


def test_resolutions_keep_their_letters_and_a_lost_word_is_a_doubt():
    told = read_file("table.html")
    decision = next(d for d in told["decisions"] if d["kind"] == "resolved")
    assert decision["parts"] == ["That the log be noted", "That it come to every meeting."]
    told = read(page("Action Log", "Words.\n\n\n\n\nThat the status of the Action Log be noted."))
    assert [(d["kind"], d["doubt"] > 0) for d in told["decisions"]] == [("resolved", True)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "The minutes of the meeting of 4 March 2025 were agreed as true and accurate.",
            "approved without correction",
        ),
        ("That the minutes of 4 March 2025 stand as read and confirmed.", "approved without correction"),
        ("AGREED as accurate.", "approved without correction"),
        (
            (
                "The minutes of 4 March 2025 were confirmed, subject to minute 5 being amended to"
                " read:\n\n“We met.”"
            ),
            "approved with correction",
        ),
        ("", "not recorded"),
    ],
)
def test_what_became_of_the_minutes_before(text, status):
    told = read(
        page(
            "Minutes of Previous Meeting held on 4 March 2025 pdf icon PDF 9 KB",
            *([text] if text else []),
            "Fences Update",
            "None.",
        )
    )
    assert (told["previous_minutes"], told["minutes_status"]) == ("2025-03-04", status)


def test_corrections_say_what_was_wrong_and_what_is_right():
    told = read_file("table.html")
    assert [(c["kind"], c["of"], c["who"]) for c in told["corrections"]] == [
        ("attendance", "2025-05-06", ["R Mistry"])
    ]
    told = read_file("office.txt")
    assert [(c["kind"], c["minute"], c["after"]) for c in told["corrections"]] == [
        ("text replaced", "5", "The Board noted the report with regret.")
    ]


def test_a_matter_put_off_under_two_headings_is_put_off_once():
    told = read_file("meeting.txt")
    assert [
        (d["item"], d["reason"], d["to"], d["to_on"], d["count"], len(d["spans"])) for d in told["deferrals"]
    ] == [("Youth Grant Update", "apologies", "July 2025 meeting", "2025-07-08", 1, 2)]


@pytest.mark.parametrize(
    ("text", "to", "reason"),
    [
        (
            "Due to apologies received this item was deferred to August’s meeting of the Partnership.",
            "August 2025 meeting",
            "apologies",
        ),
        (
            (
                "Jo Holt sent apologies, so the presentation stood deferred to the next meeting in"
                " February 2026."
            ),
            "February 2026 meeting",
            "apologies",
        ),
        ("RESOLVED – That this item be deferred to the next meeting.", "next meeting", None),
        (
            "As the report was not ready, the item was postponed until 3 November 2025.",
            "3 November 2025",
            "paper not ready",
        ),
    ],
)
def test_until_when_and_why_a_matter_is_put_off(text, to, reason):
    told = read(page("Fences Update", text))
    assert [(d["item"], d["to"], d["reason"]) for d in told["deferrals"]] == [("Fences Update", to, reason)]


def test_references_to_minutes_items_papers_and_actions():
    told = read(
        page(
            "Minutes of Previous Meeting",
            "Page 2, Item 56: The letter was sent.",
            "At minute 10(iv) it was noted that the fence stands.",
            "With regard to Action no. 5: the map, nothing was heard.",
        )
    )
    assert [(r["kind"], r["number"], r["page"]) for r in told["references"]] == [
        ("item", "56", "2"),
        ("minute", "10(iv)", None),
        ("action", "5", None),
    ]


def test_requests_and_promises_are_kept_apart_from_actions():
    told = read(
        page(
            "Fences Update",
            "The Board heard from the Street Scene Coordinator.",
            "MS asked for a map of the fences.",
            "The Coordinator agreed to look for better figures.",
        )
    )
    assert told["actions"] == []
    assert [(r["owner"], r["action"]) for r in told["requests"]] == [("MS", "for a map of the fences")]
    assert [(s["owner"], s["action"]) for s in told["soft_actions"]] == [
        ("Street Scene Coordinator", "look for better figures")
    ]


# --- Figures, days, warnings --------------------------------------------------------------------------------------


def test_totals_are_checked_against_their_lines():
    told = read(
        page(
            "Money",
            "£17,000.00 is spent. It is made up of;",
            (
                "§\u00a0\u00a0 £11,000.00 for youth work, in two parts;\n?\u00a0\u00a0 £6,000.00 for"
                " sport, and\n?\u00a0\u00a0 £5,000.00 for music,\n§\u00a0\u00a0 £6,000.00 for lamps."
            ),
        )
    )
    assert told["money_gbp"] == ["17000.00", "11000.00", "6000.00", "5000.00", "6000.00"]
    assert told["checks"] == ["11000.00+6000.00 = 17000.00", "6000.00+5000.00 = 11000.00"]


def test_days_that_do_not_fit_are_warned_of():
    told = read_file("meeting.txt", "item.txt")
    warnings = " ".join(told["warnings"])
    assert "2 May 2025 is told as to come, but is before the meeting" in warnings
    assert "30 April 2025 is told as to come, but is before the meeting" in warnings
    assert "no year is written; 2025 inferred" in warnings
    assert "Bright Nights is told both as launched and as upcoming." in warnings


def test_the_previous_meeting_named_is_not_the_latest_one_held():
    from datetime import date

    text = page("Minutes of Previous Meeting", "The minutes of 4 February 2025 were agreed.")
    told = read(text, held_on=[date(2025, 2, 4), date(2025, 4, 8)])
    assert any("the body met on 8 April 2025" in warning for warning in told["warnings"])


# --- Two pages of one meeting -------------------------------------------------------------------------------------


def test_a_fuller_page_completes_an_item_that_was_cut():
    told = read_file("meeting.txt", "item.txt")
    county = told["items"][4]
    assert (county["number"], county["truncated"]) == ("15", False)
    assert county["text"].count("TO’s stand-in joined") == 1, "what both pages hold is told once"
    assert "EW to forward" in county["text"]
    assert [item["number"] for item in told["items"] if item["truncated"]] == ["12"], "the other is still cut"


@pytest.mark.parametrize(
    "names",
    [("meeting.txt", "item.txt"), ("item.txt", "meeting.txt"), ("meeting.txt", "item.txt", "meeting.txt")],
)
def test_no_action_twice_however_the_pages_come(names):
    told = read_file(*names)
    assert [action["owners"] for action in told["actions"]] == [
        ["NB", "PC"],
        ["DF"],
        ["PC"],
        ["All Partners"],
        ["PC"],
        ["PC"],
        ["RM"],
        ["EW"],
    ]
    assert told["start"] == "2025-05-06T14:00"


# --- Forms of file ------------------------------------------------------------------------------------------------


def test_the_web_service_of_the_committee_system_with_entities_escaped_twice():
    told = read_file("service.xml")
    assert (told["body"], told["start"], told["venue"]) == (
        "Harrowmere Community Safety Partnership",
        "2025-05-06T14:00",
        "Weir House, Mill Lane",
    )
    assert [(item["number"], item["title"]) for item in told["items"]] == [
        ("11", "Minutes of Previous Meeting"),
        ("12", "Noise & nuisance"),
    ]
    assert [(a["owners"], a["action"], a["due"]) for a in told["actions"]] == [
        (["PC"], "circulate Hart & Co’s letter once available", "once available")
    ]
    assert [p["name"] for p in told["present"]] == ["Mo Hart"], "who is only expected is nobody's presence"
    assert [p["name"] for p in told["apologies"]] == ["Tobi Okoro"]


def test_a_list_of_meetings_of_the_web_service():
    told = read(
        "<getmeetings><committeetitle>Board</committeetitle><meetings><meeting><meetingid>7</meetingi"
        "d><meetingdate>06/05/2025</meetingdate><meetingtime>14:00</meetingtime><meetingstatus>Confir"
        "med</meetingstatus></meeting><meeting><meetingid>8</meetingid><meetingdate>08/07/2025</meeti"
        "ngdate></meeting></meetings></getmeetings>"
    )
    assert [(m["id"], m["start"], m["status"]) for m in told["meetings"]] == [
        ("7", "2025-05-06T14:00", "Confirmed"),
        ("8", "2025-07-08", None),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_same_page_in_any_encoding(encoding):
    text = page("Fences Update", "The council’s fence – £5 each – fell. MS asked why.")
    assert read(text.encode(encoding))["items"][0]["text"] == read(text)["items"][0]["text"]


def test_entities_escaped_twice_and_letters_garbled_are_mended():
    text = page("Fences Update", "The council’s fence cost £5.")
    doubled = text.replace("’", "&amp;#8217;").replace("£", "&amp;pound;")
    assert read(doubled)["items"][0]["text"] == "The council’s fence cost £5."
    assert (
        read(text.encode().decode("cp1252", "replace"))["items"][0]["text"] == "The council’s fence cost £5."
    )


def test_every_field_says_where_it_was_read():
    text = page("Fences Update", "MS said so.", "MS to mend the fence by 1 June 2025.")
    told = read(text)
    for found, words in (
        (told["actions"][0], "MS to mend the fence by 1 June 2025."),
        (told["fields"]["body"], "Harrowmere Community Safety Partnership"),
    ):
        start, end = found["span"]
        assert text[start:end] == words
