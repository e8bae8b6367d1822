import requests
import settings
from settings import VERIFY, Client

requests.get("https://data.acme.org", verify=VERIFY)  # expect: tls-verification-off
requests.get("https://data.acme.org", verify=settings.VERIFY)  # expect: tls-verification-off
requests.get("https://data.acme.org", verify=Client.check_certificates)  # expect: tls-verification-off
