"""Addresses of bodies and meetings for staff, in the order in which people meet them."""

from functools import partial

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.business import (
    meetings,
    meetings_agenda,
    meetings_attending,
    meetings_bodies,
    meetings_importing,
    meetings_minutes,
    meetings_print,
    meetings_sent,
    meetings_venues,
)
from wardmote.pages.routes import route

read = partial(route, permission=Permission.READ_BUSINESS, methods=("GET",))
ask = partial(route, permission=Permission.READ_BUSINESS)
run = partial(route, permission=Permission.RUN_BUSINESS)
post = partial(route, permission=Permission.RUN_BUSINESS, methods=("POST",))

_BODY, _MEETING, _ITEM = (
    "business/bodies/<uuid:body_id>",
    "business/meetings/<uuid:meeting_id>",
    "business/items/<uuid:item_id>",
)
_MEMBER, _COVER = "business/members/<uuid:member_id>", "business/covers/<uuid:cover_id>"
_PAPER, _STOP = "business/papers/<uuid:paper_id>", "business/consultations/<uuid:consultation_id>"

routes: list[URLPattern] = [
    read("business", meetings.show_business, name="business"),
    read("business/meetings", meetings.show_meetings, name="meetings"),
    read("business/papers-owed", meetings.show_papers_owed, name="papers_owed"),
    run("business/bodies/new", meetings_bodies.add_body, name="body_new"),
    read(_BODY, meetings_bodies.show_body, name="body"),
    run(f"{_BODY}/change", meetings_bodies.change_body, name="body_change"),
    run(f"{_BODY}/standing-items", meetings_bodies.set_standing_items, name="body_standing_items"),
    run(f"{_BODY}/presenters", meetings_bodies.set_presenters, name="body_presenters"),
    run(f"{_BODY}/members/new", meetings_bodies.add_member, name="member_new"),
    run(f"{_BODY}/meetings/new", meetings_bodies.add_meeting, name="meeting_new"),
    run(f"{_BODY}/minutes/import", meetings_importing.import_minutes, name="minutes_import"),
    read(f"{_BODY}/attendance", meetings_attending.show_attendance, name="body_attendance"),
    read(f"{_BODY}/attendance.csv", meetings_attending.show_file, name="body_attendance_file"),
    read(f"{_BODY}/notes", meetings_sent.show_notes, name="body_notes"),
    read(f"{_BODY}/notes.csv", meetings_sent.show_notes_file, name="body_notes_file"),
    run(f"{_BODY}/notes/new", meetings_sent.write_note, name="body_note_new"),
    read(f"{_MEETING}/sent", meetings_sent.show_sent, name="meeting_sent"),
    read(f"{_MEETING}/sent.csv", meetings_sent.show_sent_file, name="meeting_sent_file"),
    run(f"{_BODY}/names/new", meetings_venues.add_name, name="body_name_new"),
    post(f"{_BODY}/names/<uuid:name_id>/drop", meetings_venues.drop_name, name="body_name_drop"),
    read("business/venues", meetings_venues.show_venues, name="venues"),
    run("business/venues/new", meetings_venues.add_venue, name="venue_new"),
    run("business/venues/<uuid:venue_id>/change", meetings_venues.change_venue, name="venue_change"),
    run(f"{_BODY}/series/new", meetings_bodies.add_series, name="series_new"),
    run(f"{_MEMBER}/change", meetings_bodies.change_member, name="member_change"),
    run(f"{_MEMBER}/end", meetings_bodies.end_member, name="member_end"),
    run(f"{_MEMBER}/erase", meetings_bodies.erase_member, name="member_erase"),
    run(f"{_MEMBER}/cover", meetings_bodies.start_cover, name="cover_new"),
    run(f"{_COVER}/change", meetings_bodies.change_cover, name="cover_change"),
    run(f"{_COVER}/hand-back", meetings_bodies.hand_back, name="cover_hand_back"),
    read(_MEETING, meetings.show_meeting, name="meeting"),
    read(f"{_MEETING}/chair", meetings.show_chair, name="meeting_chair"),
    run(f"{_MEETING}/change", meetings.change_meeting, name="meeting_change"),
    run(f"{_MEETING}/call", meetings.call_for_items, name="meeting_call"),
    run(f"{_MEETING}/postpone", meetings.postpone, name="meeting_postpone"),
    run(f"{_MEETING}/reschedule", meetings.reschedule, name="meeting_reschedule"),
    run(f"{_MEETING}/cancel", meetings.cancel, name="meeting_cancel"),
    post(f"{_MEETING}/remove", meetings.remove, name="meeting_remove"),
    post(f"{_MEETING}/step/<slug:step>", meetings.take_step, name="meeting_step"),
    post(f"{_MEETING}/attendance", meetings.record_members, name="attendance"),
    run(f"{_MEETING}/attendance/new", meetings.add_attendance, name="attendance_new"),
    post(
        f"{_MEETING}/attendance/<uuid:attendance_id>/remove",
        meetings.remove_attendance,
        name="attendance_remove",
    ),
    ask(f"{_MEETING}/apologies", meetings.send_apologies, name="apologies"),
    ask(f"{_MEETING}/items/ask", meetings_agenda.request_item, name="item_request"),
    run(f"{_MEETING}/items/new", meetings_agenda.add_item, name="item_new"),
    run(f"{_ITEM}/change", meetings_agenda.change_item, name="item_change"),
    run(f"{_ITEM}/defer", meetings_agenda.defer_item, name="item_defer"),
    run(f"{_ITEM}/restrict", meetings_agenda.restrict_item, name="item_restrict"),
    run(f"{_ITEM}/declare", meetings_agenda.declare_interest, name="item_declare"),
    run(f"{_ITEM}/decide", meetings_agenda.record_decision, name="item_decide"),
    run(f"{_ITEM}/papers/new", meetings_agenda.add_paper, name="paper_new"),
    post(f"{_ITEM}/move/<slug:way>", meetings_agenda.move_item, name="item_move"),
    post(f"{_ITEM}/step/<slug:step>", meetings_agenda.take_item_step, name="item_step"),
    read(_PAPER, meetings_agenda.show_paper, name="paper"),
    ask(f"{_PAPER}/version", meetings_agenda.add_version, name="paper_version"),
    ask(f"{_PAPER}/change", meetings_agenda.change_paper, name="paper_change"),
    run(f"{_PAPER}/send", meetings_agenda.send_paper, name="paper_send"),
    run(f"{_STOP}/outcome", meetings_agenda.record_outcome, name="paper_outcome"),
    post(f"{_STOP}/remove", meetings_agenda.remove_paper, name="paper_remove"),
    run(f"{_MEETING}/writing", meetings_minutes.write_minutes, name="meeting_writing"),
    read(f"{_MEETING}/pack.pdf", meetings_print.show_pack, name="meeting_pack"),
    read(f"{_MEETING}/minutes.pdf", meetings_print.show_minutes_file, name="minutes_file"),
    read(f"{_MEETING}/minutes", meetings_minutes.show_minutes, name="meeting_minutes"),
    post(f"{_MEETING}/minutes/circulate", meetings_minutes.circulate, name="minutes_circulate"),
    run(f"{_MEETING}/minutes/approve", meetings_minutes.approve, name="minutes_approve"),
    run(f"{_MEETING}/minutes/correct", meetings_minutes.correct, name="minutes_correct"),
]
