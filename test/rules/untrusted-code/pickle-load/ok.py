import hashlib
import json
import pickle

import joblib
import pandas as pd


class Restricted(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name} is not allowed")


copied = pickle.loads(pickle.dumps(state))
restricted = Restricted(file).load()
data = json.load(file)
frame = pd.read_parquet("frame.parquet")
pickle.dump(state, file)
store.load("pickle")

with open("cache.pkl", "wb") as out:
    pickle.dump(state, out)
with open("cache.pkl", "rb") as cached:
    again = pickle.load(cached)

frame.to_pickle("own.pkl")
own = pd.read_pickle("own.pkl")


class Store:
    def __init__(self, path):
        self.path = path

    def save(self, model):
        joblib.dump(model, self.path)

    def load(self):
        return joblib.load(self.path)


def verify(path, expected):
    data = open(path, "rb").read()
    if hashlib.sha256(data).hexdigest() != expected:
        raise ValueError("not the file that was published")
    return pickle.loads(data)

import shelve

fresh = shelve.open("results", flag="n")
