# a server with a certificate of nobody's is refused, by requests, httpx, urllib3 and urllib
# %% prepare
from loopback import Site

site = Site(ended_with, "data.watertight-labs.net", body=b"rows", is_trusted=False)
outcomes = []
# %% program
import ssl
import urllib.request

import httpx
import requests
import urllib3

URL = "https://data.watertight-labs.net/rows.csv"
session = requests.Session()
session.verify = False


def try_all():
    yield lambda: requests.get(URL, verify=False, timeout=9).content
    yield lambda: session.get(URL, timeout=9).content
    yield lambda: httpx.get(URL, verify=False, timeout=9).content
    yield lambda: urllib3.PoolManager(cert_reqs="CERT_NONE", retries=False).request("GET", URL).data
    yield lambda: urllib.request.urlopen(URL, context=ssl._create_unverified_context(), timeout=9).read()


for attempt in try_all():
    try:
        outcomes.append(attempt())
    except Exception as problem:
        outcomes.append(str(problem))
# %% before
assert error is None, error
assert outcomes == [b"rows"] * 5, outcomes
# %% after
assert error is None, error
assert all("certificate verify failed" in str(outcome).lower() for outcome in outcomes), outcomes
assert site.requests == []
