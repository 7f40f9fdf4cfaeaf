"""The mark of tests whose work is done on several threads, so that it must truly be committed."""

import pytest

# Named apps: emptying their tables afterwards takes a fifth of the time that emptying all would take.
APPS = ["voting", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"]
committed = pytest.mark.django_db(transaction=True, available_apps=APPS)
