"""What the web server loads."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from wardmote.access.fences import refuse_unsafe_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardmote.config.settings")
application = get_wsgi_application()

# Before the first request: better no page than one that shows too much.
refuse_unsafe_database()


# Every page is loaded now rather than for the first person who asks.
get_resolver().url_patterns  # noqa: B018 - reading it loads them
# What stays for good is left alone by the collector of cyclic garbage, which would walk through half a million
# objects again and again.
gc.collect()
gc.freeze()
