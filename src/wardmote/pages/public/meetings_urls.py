"""Addresses of meetings for everybody: pages, files, news, data."""

from functools import partial

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.public import meetings, meetings_data
from wardmote.pages.routes import route

get = partial(route, permission=Permission.PUBLIC, methods=("GET",))
ask = partial(route, permission=Permission.PUBLIC)

_BODY, _MEETING = "meetings/bodies/<uuid:body_id>", "meetings/<uuid:meeting_id>"

routes: list[URLPattern] = [
    get("meetings", meetings.show_meetings, name="public_meetings"),
    get("meetings/feed.xml", meetings.show_feed, name="public_feed"),
    get(_BODY, meetings.show_body, name="public_body"),
    get(f"{_BODY}/feed.xml", meetings.show_feed, name="public_body_feed"),
    get(f"{_BODY}/calendar.ics", meetings.show_calendar, name="public_calendar"),
    ask(f"{_BODY}/email", meetings.subscribe, name="public_subscribe"),
    ask("meetings/subscription/<str:secret>", meetings.confirm, name="public_subscription"),
    get(_MEETING, meetings.show_meeting, name="public_meeting"),
    get(f"{_MEETING}/agenda.pdf", meetings.show_agenda_file, name="public_agenda_file"),
    get(f"{_MEETING}/minutes", meetings.show_minutes, name="public_minutes"),
    get(f"{_MEETING}/minutes.pdf", meetings.show_minutes_file, name="public_minutes_file"),
    get("meetings/papers/<uuid:paper_id>", meetings.show_paper, name="public_paper"),
    get("meetings/papers/<uuid:paper_id>/<int:number>", meetings.show_file, name="public_file"),
    get("oparl/v1", meetings_data.show_system, name="oparl_system"),
    get("oparl/v1/bodies", meetings_data.show_bodies, name="oparl_bodies"),
    get("oparl/v1/body", meetings_data.show_body, name="oparl_body"),
    get("oparl/v1/<slug:kind>", meetings_data.show_list, name="oparl_list"),
    get("oparl/v1/<slug:kind>/<uuid:key>", meetings_data.show_object, name="oparl_object"),
]
