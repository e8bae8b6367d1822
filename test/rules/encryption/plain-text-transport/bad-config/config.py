"""Where the data of this project comes from."""

import os

DATA_URL = "http://data.acme.org/churn/labels.csv"
MIRRORS = ["http://mirror.acme.org/churn.csv", "https://mirror.acme.com/churn.csv"]


class Places:
    images = "http://images.acme.org/index.json"
