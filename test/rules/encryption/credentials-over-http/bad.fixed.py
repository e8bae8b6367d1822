import http.client
import os
import urllib.request

import aiohttp
import httpx
import requests
from openai import OpenAI
from requests.auth import HTTPBasicAuth

BASE = "https://billing.watertight-labs.net/api"
KEY = os.environ["BILLING_KEY"]
HEADERS = {"Authorization": f"Bearer {KEY}"}

requests.get("https://billing.watertight-labs.net/rows", auth=("churn", KEY), timeout=9)  # expect: credentials-over-http
requests.post(BASE + "/rows", auth=HTTPBasicAuth("churn", KEY), timeout=9)  # expect: credentials-over-http
requests.get(f"{BASE}/rows/{number}", headers=HEADERS, timeout=9)  # expect: credentials-over-http
requests.get(BASE, headers={"X-API-Key": KEY}, timeout=9)  # expect: credentials-over-http
requests.get(BASE, params={"api_key": KEY, "page": 1}, timeout=9)  # expect: credentials-over-http
requests.post(f"{BASE}/login", json={"user": "churn", "password": KEY}, timeout=9)  # expect: credentials-over-http
requests.get(f"https://billing.watertight-labs.net/rows?appid={KEY}", timeout=9)  # expect: credentials-over-http
requests.get(f"https://churn:{KEY}@billing.watertight-labs.net/rows", timeout=9)  # expect: credentials-over-http
client = OpenAI(base_url="https://llm.watertight-labs.net/v1", api_key=KEY)  # expect: credentials-over-http
other = httpx.Client(base_url="https://billing.watertight-labs.net", headers=HEADERS)  # expect: credentials-over-http
asked = urllib.request.Request(BASE, headers={"Authorization": KEY})  # expect: credentials-over-http

session = requests.Session()
session.auth = ("churn", KEY)
session.get(BASE, timeout=9)  # expect: credentials-over-http
second = requests.Session()
second.headers.update({"Authorization": f"Bearer {KEY}"})
second.get(BASE, timeout=9)  # expect: credentials-over-http

connection = http.client.HTTPConnection("billing.watertight-labs.net")
connection.request("GET", "/rows", headers={"Authorization": KEY})  # expect: credentials-over-http


def fetch(url="http://billing.watertight-labs.net/rows"):
    return requests.get(url, auth=("churn", KEY), timeout=9)  # expect: credentials-over-http


async def fetch_all():
    headers = {}
    headers["Authorization"] = f"Bearer {KEY}"
    async with aiohttp.ClientSession() as connections:
        await connections.get("https://billing.watertight-labs.net/rows", headers=headers)  # expect: credentials-over-http


requests.get(BASE, params=dict(api_key=KEY, page=1), timeout=9)  # expect: credentials-over-http
requests.get("https://churn:" + KEY + "@billing.watertight-labs.net/rows", timeout=9)  # expect: credentials-over-http
request = urllib.request.Request(BASE)
request.add_header("Authorization", KEY)  # expect: credentials-over-http
