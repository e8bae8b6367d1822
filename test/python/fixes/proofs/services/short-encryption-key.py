# the RSA key has 3,072 bits and the curve is P-256, with cryptography and PyCryptodome
# %% program
from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import ec, rsa

key = rsa.generate_private_key(public_exponent=65537, key_size=1024)
other = RSA.generate(1024)
curve = ec.generate_private_key(ec.SECP192R1())
# %% before
assert key.key_size == 1024 and other.size_in_bits() == 1024
# %% after
assert error is None, error
assert key.key_size == 3072 and other.size_in_bits() == 3072
assert curve.curve.name == "secp256r1"
