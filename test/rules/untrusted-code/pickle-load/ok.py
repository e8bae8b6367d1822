import json
import pickle

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
