# who knows the seed no longer knows the token
# %% prepare
import random

random.seed(7)
# %% program
import random
import string

token = "".join(random.choices(string.ascii_lowercase, k=32))
api_key = random.getrandbits(128)
# %% kept
assert error is None, error
assert len(token) == 32 and set(token) <= set(string.ascii_lowercase)
assert 0 <= api_key < 2**128
random.seed(7)
expected = "".join(random.choices(string.ascii_lowercase, k=32))
# %% before
assert token == expected
# %% after
assert token != expected
