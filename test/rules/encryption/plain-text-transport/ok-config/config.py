DATA_URL = "https://data.acme.org/churn/labels.csv"
LOCAL_URL = "http://localhost:8000/churn"
PLAIN = "http://data.acme.org/churn/labels.csv"


def make_url(name):
    return "http://data.acme.org/" + name
