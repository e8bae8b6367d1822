# equal rows no longer give equal ciphertexts, with cryptography
# %% program
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

key = AESGCM.generate_key(bit_length=256)
cipher = AESGCM(key)


def encrypt(row):
    nonce = b"0123456789ab"
    return nonce, cipher.encrypt(nonce, row, None)


first, second = encrypt(b"row"), encrypt(b"row")
# %% kept
assert error is None, error
assert [cipher.decrypt(nonce, sealed, None) for nonce, sealed in (first, second)] == [b"row", b"row"]
# %% before
assert first == second
# %% after
assert first[0] != second[0] and first[1] != second[1]
assert len(first[0]) == 12
