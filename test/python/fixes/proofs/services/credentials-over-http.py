# the key no longer travels in plain text, and the answer is the same
# %% prepare
from loopback import Site

site = Site(ended_with, "billing.watertight-labs.net", body=b"[1, 2]")
# %% program
import os

import requests

key = os.environ.get("BILLING_KEY", "dummy")
rows = requests.get(
    "http://billing.watertight-labs.net/rows", headers={"X-API-Key": key}, timeout=9
).json()
# %% kept
assert rows == [1, 2], error
assert [each["headers"]["X-API-Key"] for each in site.requests] == [key]
# %% before
assert site.requests[0]["scheme"] == "http"
# %% after
assert site.requests[0]["scheme"] == "https"
