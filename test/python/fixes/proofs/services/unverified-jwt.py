# a token that somebody else wrote is refused, and our own one is read as before
# %% prepare
import jwt

KEY = "k" * 32
own = jwt.encode({"sub": "bob"}, KEY, algorithm="HS256")
forged = jwt.encode({"sub": "admin"}, "x" * 32, algorithm="HS256")
# %% program
import jwt


def read(token):
    return jwt.decode(token, KEY, algorithms=["HS256"], options={"verify_signature": False})


mine = read(own)
other = read(forged)
# %% kept
assert mine == {"sub": "bob"}, error
# %% before
assert other == {"sub": "admin"}
# %% after
assert isinstance(error, jwt.InvalidSignatureError)
