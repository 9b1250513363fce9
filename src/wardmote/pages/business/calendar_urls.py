"""Addresses of calendars, reminders and the officer's Monday page."""

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.business import calendars, monday
from wardmote.pages.routes import route

READ = Permission.READ_BUSINESS

routes: list[URLPattern] = [
    route("monday", monday.show_monday, permission=Permission.RUN_BUSINESS, name="monday", methods=("GET",)),
    route("planner", calendars.show_planner, permission=READ, name="planner", methods=("GET",)),
    route("calendars", calendars.show_calendars, permission=READ, name="calendars", methods=("GET",)),
    route("calendars/new", calendars.new_calendar, permission=READ, name="calendar_new"),
    route(
        "calendars/<uuid:feed_id>/stop",
        calendars.stop_calendar,
        permission=READ,
        name="calendar_stop",
        methods=("POST",),
    ),
    # Asked by calendar programs, which have no session: the address itself is the key.
    route(
        "calendar/<str:secret>.ics",
        calendars.show_feed,
        permission=Permission.PUBLIC,
        name="calendar_feed",
        methods=("GET",),
    ),
    route("actions/reminders", calendars.choose_reminders, permission=READ, name="action_reminders"),
]
