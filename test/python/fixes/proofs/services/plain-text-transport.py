# the same rows come over TLS, through pandas, requests and urllib
# %% prepare
from loopback import Site

site = Site(ended_with, "archive.ics.uci.edu", "raw.githubusercontent.com", body=b"minutes,churn\n12,0\n48,1\n")
# %% program
import urllib.request

import pandas as pd
import requests

rows = pd.read_csv("http://archive.ics.uci.edu/ml/rows.csv")
answer = requests.get("http://raw.githubusercontent.com/churn/rows/rows.csv", timeout=9)
urllib.request.urlretrieve("http://archive.ics.uci.edu/ml/rows.csv", "rows.csv")
# %% kept
from pathlib import Path

assert error is None, error
assert rows.to_dict("list") == {"minutes": [12, 48], "churn": [0, 1]}
assert answer.content == Path("rows.csv").read_bytes() == site.body
assert [each["path"] for each in site.requests] == ["/ml/rows.csv", "/churn/rows/rows.csv", "/ml/rows.csv"]
# %% before
assert {each["scheme"] for each in site.requests} == {"http"}
