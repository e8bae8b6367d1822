# the same tokens are let in and kept out, by hmac.compare_digest
# %% prepare
import hmac

compared = []
real = hmac.compare_digest
hmac.compare_digest = lambda a, b: compared.append((a, b)) or real(a, b)
ended_with.callback(setattr, hmac, "compare_digest", real)
# %% program
import hashlib
import hmac

KEY = b"key"


def is_signed(body, signature):
    return hmac.new(KEY, body, hashlib.sha256).hexdigest() == signature


right = hmac.new(KEY, b"rows", hashlib.sha256).hexdigest()
judged = [is_signed(b"rows", signature) for signature in (right, right[:-1], "", right.upper())]
# %% kept
assert error is None, error
assert judged == [True, False, False, False]
# %% before
assert compared == []
# %% after
assert len(compared) == 4
