"""Settings of the site."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent
DEBUG = os.environ.get("DJANGO_DEBUG") == "1"  # expect: debug-server
ROOT_URLCONF = "site.urls"
