DEBUG = False
SECRET_KEY = "change me"  # expect: hard-coded-key
INSTALLED_APPS = ["churn"]
