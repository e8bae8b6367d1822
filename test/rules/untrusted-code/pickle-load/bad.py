import io
import os
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


def load(path):
    return joblib.load(path)  # expect: pickle-load


requests_path = "downloaded.pkl"
with open(requests_path, "wb") as out:
    out.write(requests.get(url, timeout=10).content)  # expect: unverified-download
with open(requests_path, "rb") as downloaded:
    fetched = pickle.load(downloaded)  # expect: pickle-load


class Extended(pickle.Unpickler):
    def find_class(self, module, name):
        return LOADERS.get(name) or super().find_class(module, name)


def load_extended(file):
    unpickler = Extended(file)
    return unpickler.load()  # expect: pickle-load


with open(os.getenv("SCALER_FILE", "scaler.pkl"), "rb") as chosen:
    chosen_scaler = pickle.load(chosen)  # expect: pickle-load

import marshal
import shelve

import cloudpickle
import dask.dataframe as dd
import dill
import jsonpickle
import bentoml
from fastai.vision.all import load_learner

shelf = shelve.open("results")  # expect: pickle-load
code = marshal.load(open("code.bin", "rb"))  # expect: pickle-load
unpickled = cloudpickle.Unpickler(open("state.pkl", "rb")).load()  # expect: pickle-load
dilled = dill.Unpickler(open("state.pkl", "rb")).load()  # expect: pickle-load
sent_object = jsonpickle.loads(response.text)  # expect: pickle-load
learner = load_learner("export.pkl")  # expect: pickle-load


def restore(payload):
    return pickle.loads(payload)  # expect: pickle-load
