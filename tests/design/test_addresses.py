"""Addresses that are written quickly are the addresses that Django finds."""

import uuid

import pytest
from django.urls import NoReverseMatch, reverse

from wardmote.design.addresses import address_of

KEY = uuid.UUID("01936f5c-0000-7000-8000-000000000001")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("inbox", {}),
        ("case", {"reference": "C-4K7M-2QXD"}),
        ("case", {"reference": "50% of a/b?c#d é"}),
        ("case_line", {"reference": "C-4K7M-2QXD", "line": KEY}),
        ("case_line", {"reference": "C 1", "line": KEY}),
        ("case_line", {"reference": "C-1", "line": str(KEY)}),
        ("document", {"document_id": KEY}),
    ],
)
def test_an_address_is_the_one_that_django_finds(name, parts):
    try:
        found = reverse(name, kwargs=parts)
    except NoReverseMatch:
        with pytest.raises(NoReverseMatch):
            address_of(name, **parts)
    else:
        assert address_of(name, **parts) == found


@pytest.mark.parametrize(("name", "parts"), [("nowhere", {}), ("case", {}), ("inbox", {"reference": "C-1"})])
def test_an_address_that_is_none_is_refused(name, parts):
    with pytest.raises(NoReverseMatch):
        address_of(name, **parts)
