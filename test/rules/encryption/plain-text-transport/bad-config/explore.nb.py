# %%
import requests
from config import DATA_URL

# %%
requests.get(DATA_URL)  # expect: plain-text-transport
