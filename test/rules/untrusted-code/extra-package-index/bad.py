import os

os.environ["PIP_EXTRA_INDEX_URL"] = "https://pypi.acme.example.com/simple"  # expect: extra-package-index
