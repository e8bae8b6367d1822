# the digest is SHA-256
# %% program
import hashlib

body, key = b"rows", b"key"
signature = hashlib.sha1(body + key).hexdigest()
# %% before
assert signature == hashlib.sha1(b"rowskey").hexdigest()
# %% after
assert signature == hashlib.sha256(b"rowskey").hexdigest()
