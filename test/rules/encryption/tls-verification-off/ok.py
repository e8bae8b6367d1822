import ssl

import requests
import urllib3

urllib3.disable_warnings()
requests.get("https://data.watertight-labs.net/rows.csv")
requests.get("https://data.watertight-labs.net/rows.csv", verify=True)
requests.get("https://data.watertight-labs.net/rows.csv", verify="/etc/ssl/our-ca.pem")
requests.get("https://data.watertight-labs.net/rows.csv", verify=flag)
requests.get("https://localhost:8443/health", verify=False)
requests.get("https://127.0.0.1:8443/health", verify=False)
model.get("rows", verify=False)
server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
server.verify_mode = ssl.CERT_NONE
context = ssl.create_default_context(cafile="our-ca.pem")
