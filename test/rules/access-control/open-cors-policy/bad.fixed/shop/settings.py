INSTALLED_APPS = ["corsheaders", "predictions"]
CORS_ALLOW_ALL_ORIGINS = False  # expect: open-cors-policy
CORS_ALLOWED_ORIGIN_REGEXES = [r".*"]  # expect: open-cors-policy
