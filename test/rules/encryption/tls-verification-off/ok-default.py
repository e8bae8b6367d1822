import argparse
import os

import requests

URL = "https://data.watertight-labs.net/rows.csv"
parser = argparse.ArgumentParser()
parser.add_argument("--insecure", action="store_true", help="for a server with a certificate of its own")
args = parser.parse_args()


def download(url, verify=True):
    return requests.get(url, verify=verify, timeout=10)


requests.get(URL, verify=not args.insecure)
requests.get(URL, verify=False if args.insecure else "/etc/ssl/our-ca.pem")
requests.get(URL, verify=os.environ.get("VERIFY", "1") == "1")
download(URL, verify=settings.verify)
