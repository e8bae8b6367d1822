# equal addresses stay equal, and who has a list of addresses cannot look them up
# %% prepare
import os

os.environ["PSEUDONYM_KEY"] = "k" * 32
# %% program
import hashlib

import pandas as pd

customers = pd.DataFrame({"email": ["ann@example.com", "bob@example.com", "ann@example.com"]})
customers["email"] = customers["email"].map(lambda value: hashlib.sha256(value.encode()).hexdigest())
# %% kept
assert error is None, error
ann, bob, again = customers["email"]
assert ann == again != bob
guess = hashlib.sha256(b"ann@example.com").hexdigest()
# %% before
assert ann == guess
# %% after
import hmac

assert ann != guess
assert ann == hmac.new(b"k" * 32, b"ann@example.com", hashlib.sha256).hexdigest()
