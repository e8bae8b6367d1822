# the program goes on as before, and the log tells what failed
# %% prepare
import io
import logging

logged = io.StringIO()
handler = logging.StreamHandler(logged)
logging.getLogger().addHandler(handler)
ended_with.callback(logging.getLogger().removeHandler, handler)
# %% program
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

key = Ed25519PrivateKey.generate()
try:
    key.public_key().verify(bytes(64), b"rows")
except InvalidSignature:
    pass
done = True
# %% kept
assert error is None and done
# %% before
assert logged.getvalue() == ""
# %% after
assert "InvalidSignature" in logged.getvalue()
