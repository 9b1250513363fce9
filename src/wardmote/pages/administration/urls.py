"""Addresses of this area. `route(path, view, permission=…, name=…)`, in the order in which people meet them."""

from django.urls import URLPattern

routes: list[URLPattern] = []
