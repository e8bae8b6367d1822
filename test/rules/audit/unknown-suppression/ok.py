import pickle

with open("model.pkl", "rb") as file:
    model = pickle.load(file)  # watertight: ignore[pickle-load] written by our own job until=2999-01-31
note = "# watertight: ignore[not-a-rule] inside of a string"
