import requests
from settings import CA_FILE, MAYBE, VERIFY

requests.get("https://data.acme.org", verify=VERIFY)
requests.get("https://data.acme.org", verify=CA_FILE)
requests.get("https://data.acme.org", verify=MAYBE)
