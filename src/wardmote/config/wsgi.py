"""What the web server loads."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from wardmote.access.fences import refuse_unsafe_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardmote.config.settings")
application = get_wsgi_application()

# Before the first request: better no page than one that shows too much.
refuse_unsafe_database()
