"""Addresses of this area. Each part of it lists its own."""

from django.urls import URLPattern

from wardmote.pages.business.action_urls import routes as actions
from wardmote.pages.business.calendar_urls import routes as calendars
from wardmote.pages.business.meetings_urls import routes as meetings
from wardmote.pages.business.plans_urls import routes as plans

routes: list[URLPattern] = [
    *meetings,
    *plans,
    *calendars,
    *actions,
]
