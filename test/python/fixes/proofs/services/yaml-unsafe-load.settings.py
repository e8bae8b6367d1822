# documents without tags of Python read as before
# %% prepare
document = """
seed: 42
rate: 1.0e-3
layers: [64, 10]
since: 2026-01-31
base: &base {dropout: 0.5}
model: {<<: *base, name: churn}
"""
several = "a: 1\n---\nb: [true, null]\n"
# %% program
import yaml

settings = yaml.load(document, Loader=yaml.FullLoader)
documents = list(yaml.load_all(several, Loader=yaml.Loader))
# %% kept
import datetime

assert error is None, error
assert settings["model"] == {"name": "churn", "dropout": 0.5}
assert settings["since"] == datetime.date(2026, 1, 31)
assert [settings["seed"], settings["rate"], settings["layers"]] == [42, 0.001, [64, 10]]
assert documents == [{"a": 1}, {"b": [True, None]}]
# %% after
assert error is None
