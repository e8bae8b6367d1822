import os

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]  # expect: hard-coded-key
INSTALLED_APPS = ["churn"]
