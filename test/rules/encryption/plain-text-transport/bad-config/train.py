import config
import pandas as pd
import requests
from config import DATA_URL, Places

labels = pd.read_csv(DATA_URL)  # expect: plain-text-transport
again = requests.get(config.DATA_URL)  # expect: plain-text-transport
index = requests.get(Places.images)  # expect: plain-text-transport
