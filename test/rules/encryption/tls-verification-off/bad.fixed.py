import os
import ssl

import aiohttp
import boto3
import httpx
import requests
import urllib3
from elasticsearch import Elasticsearch

requests.get("https://data.watertight-labs.net/rows.csv")  # expect: tls-verification-off
# expect(+4): tls-verification-off
requests.post(
    "https://data.watertight-labs.net/rows",
    json=rows,
    timeout=10,
)
session = requests.Session()
session.verify = True  # expect: tls-verification-off
session.get("https://data.watertight-labs.net/rows")  # expect: tls-verification-off
client = httpx.Client()  # expect: tls-verification-off
connector = aiohttp.TCPConnector()  # expect: tls-verification-off
pool = urllib3.PoolManager()  # expect: tls-verification-off
other_pool = urllib3.PoolManager(maxsize=4)  # expect: tls-verification-off
s3 = boto3.client("s3")  # expect: tls-verification-off
search = Elasticsearch("https://search.watertight-labs.net")  # expect: tls-verification-off

ssl._create_default_https_context = ssl.create_default_context  # expect: tls-verification-off
context = ssl.create_default_context()  # expect: tls-verification-off
client_context = ssl.create_default_context()
client_context.check_hostname = False
client_context.verify_mode = ssl.CERT_NONE  # expect: tls-verification-off

os.environ["CURL_CA_BUNDLE"] = ""  # expect: tls-verification-off
