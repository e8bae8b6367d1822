"""Settings of the site."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent
DEBUG = True  # expect: debug-server
ROOT_URLCONF = "site.urls"
