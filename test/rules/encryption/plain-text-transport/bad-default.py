import os

import requests

API = os.environ.get("API_URL", "http://api.watertight-labs.net/v1")  # expect: plain-text-transport
requests.get(f"{API}/rows", timeout=10)  # expect: plain-text-transport
requests.get(API, timeout=10)


def fetch(
    name,
    base="http://data.watertight-labs.net",  # expect: plain-text-transport
):
    return requests.get(base, params={"name": name}, timeout=10)


address = (
    "https://data.watertight-labs.net"
    if is_modern
    else "http://old.watertight-labs.net"  # expect: plain-text-transport
)
requests.get(address, timeout=10)
