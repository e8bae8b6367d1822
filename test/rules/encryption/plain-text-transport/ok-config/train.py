import config
import requests
from config import DATA_URL, LOCAL_URL, make_url
from other import PLAIN

requests.get(DATA_URL)
requests.get(LOCAL_URL)
requests.get(PLAIN)
requests.get(make_url("labels.csv"))
config.PLAIN = "https://data.acme.org/churn/labels.csv"
requests.get(config.PLAIN)
