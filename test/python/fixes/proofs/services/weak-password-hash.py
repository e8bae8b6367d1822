# PBKDF2 runs 600,000 times and bcrypt 2**12 times, and the password still fits
# %% program
import hashlib

import bcrypt

password, salt = b"roses and churn", bytes(range(16))
derived = hashlib.pbkdf2_hmac("sha256", password, salt, 1000)
stored = bcrypt.hashpw(password, bcrypt.gensalt(rounds=4))
# %% kept
assert error is None, error
assert bcrypt.checkpw(password, stored)
# %% before
assert stored.startswith(b"$2b$04$")
# %% after
assert stored.startswith(b"$2b$12$")
assert derived == hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
