"""Addresses of people. What may be done to one record is asked of the record."""

from functools import partial

from django.urls import URLPattern

from wardmote.access.choices import Permission
from wardmote.pages.casework import person
from wardmote.pages.routes import route

read = partial(route, permission=Permission.READ_CASES)
work = partial(route, permission=Permission.WORK_CASES)
post = partial(route, permission=Permission.WORK_CASES, methods=("POST",))

routes: list[URLPattern] = [
    read("people/<uuid:person_id>", person.show_person, name="person_record", methods=("GET",)),
    post("people/<uuid:person_id>/same/<uuid:other_id>", person.link_records, name="person_link"),
    post("people/<uuid:person_id>/same/<uuid:other_id>/end", person.part_records, name="person_part"),
    post("people/<uuid:person_id>/apart/<uuid:other_id>", person.keep_records_apart, name="person_apart"),
    work("people/<uuid:person_id>/contacts", person.add_contact, name="person_contact"),
    work(
        "people/<uuid:person_id>/contacts/<uuid:contact_id>", person.ask_contact, name="person_contact_settle"
    ),
    post(
        "people/<uuid:person_id>/contacts/<uuid:contact_id>/withdraw",
        person.withdraw_contact,
        name="person_contact_withdraw",
    ),
    post("people/<uuid:person_id>/unsafe", person.nothing_safe, name="person_unsafe"),
    work("people/<uuid:person_id>/address", person.move, name="person_move"),
]
