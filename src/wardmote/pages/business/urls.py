"""Addresses of this area. Each part of it lists its own."""

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.business import search
from wardmote.pages.business.action_urls import routes as actions
from wardmote.pages.business.calendar_urls import routes as calendars
from wardmote.pages.business.meetings_urls import routes as meetings
from wardmote.pages.business.plans_urls import routes as plans
from wardmote.pages.routes import route

routes: list[URLPattern] = [
    *meetings,
    *plans,
    *calendars,
    *actions,
    route(
        "business/search",
        search.search,
        permission=Permission.READ_BUSINESS,
        name="business_search",
        methods=("GET",),
    ),
]
