import requests
import settings
from settings import VERIFY, Client

requests.get("https://data.acme.org")  # expect: tls-verification-off
requests.get("https://data.acme.org")  # expect: tls-verification-off
requests.get("https://data.acme.org")  # expect: tls-verification-off
