"""All addresses of all areas."""

from django.urls import URLPattern, URLResolver

from wardmote.pages.administration.mail import routes as mail
from wardmote.pages.administration.urls import routes as administration
from wardmote.pages.business.urls import routes as business
from wardmote.pages.casework.urls import routes as casework
from wardmote.pages.documents import routes as documents
from wardmote.pages.public.meetings_urls import routes as public_meetings
from wardmote.pages.public.urls import routes as public
from wardmote.pages.search import routes as search

urlpatterns: list[URLPattern | URLResolver] = [
    *public,
    *public_meetings,
    *search,
    *casework,
    *business,
    *documents,
    *administration,
    *mail,
]
