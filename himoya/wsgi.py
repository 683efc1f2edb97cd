"""The entry for a web server: waitress by default."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "himoya.settings")

application = get_wsgi_application()
