INSTALLED_APPS = ["corsheaders", "predictions"]
CORS_ORIGIN_ALLOW_ALL = False  # expect: open-cors-policy
CORS_ALLOW_CREDENTIALS = True
