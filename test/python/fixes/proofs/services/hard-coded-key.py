# the key comes out of the environment, and what was encrypted with it is still read
# %% prepare
import os

os.environ["ENCRYPTION_KEY"] = "Y2h1cm4gY2h1cm4gY2h1cm4gY2h1cm4gY2h1cm4gMTI="
# %% program
from cryptography.fernet import Fernet

cipher = Fernet("Y2h1cm4gY2h1cm4gY2h1cm4gY2h1cm4gY2h1cm4gMTI=")
sealed = cipher.encrypt(b"rows")
# %% kept
assert error is None, error
assert Fernet(os.environ["ENCRYPTION_KEY"]).decrypt(sealed) == b"rows"
# %% after
assert error is None
