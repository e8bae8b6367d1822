# the private key is of no use without its password
# %% prepare
import os

os.environ["KEY_PASSWORD"] = "roses and churn"


def opens(key, password=None):
    try:
        return RSA.import_key(key, passphrase=password).has_private()
    except ValueError:
        return False


# %% program
from Crypto.PublicKey import RSA

written = RSA.generate(1024).export_key()
with open("private.pem", "wb") as file:
    file.write(written)
# %% before
assert opens(written)
# %% after
assert not opens(written), error
assert opens(written, "roses and churn")
