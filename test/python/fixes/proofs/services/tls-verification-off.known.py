# a server whose certificate is known answers as before
# %% prepare
from loopback import Site

site = Site(ended_with, "data.watertight-labs.net", body=b"rows")
# %% program
import requests

rows = requests.get("https://data.watertight-labs.net/rows.csv", verify=False, timeout=9).content
# %% kept
assert rows == b"rows", error
# %% after
assert site.requests[0]["scheme"] == "https"
