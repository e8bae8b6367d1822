import io
import pickle
import pickle as pkl

import joblib
import pandas as pd
import requests

with open("encoder.pkl", "rb") as file:
    encoder = pickle.load(file)  # expect: pickle-load

scaler = joblib.load("scaler.joblib")  # expect: pickle-load
frame = pd.read_pickle("frame.pkl")  # expect: pickle-load
remote = pd.read_pickle("https://data.example.org/frame.pkl")  # expect: pickle-load
response = requests.get(url, timeout=10)
sent = pkl.loads(response.content)  # expect: pickle-load
buffered = joblib.load(io.BytesIO(response.content))  # expect: pickle-load
read = pickle.Unpickler(open("encoder.pkl", "rb")).load()  # expect: pickle-load

with open("cache.pkl", "wb") as out:
    pickle.dump(encoder, out)
with open("cache.pkl", "rb") as cached:
    again = pickle.load(cached)  # expect: pickle-load

frame.to_pickle("own.pkl")
own = pd.read_pickle("own.pkl")  # expect: pickle-load
