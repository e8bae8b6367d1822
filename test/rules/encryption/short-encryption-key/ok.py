import asyncssh
import paramiko
import rsa
from Crypto.PublicKey import ECC, RSA
from cryptography.hazmat.primitives.asymmetric import dh, ec, ed25519
from cryptography.hazmat.primitives.asymmetric import rsa as rsa_keys
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from joserfc.jwk import ECKey

rsa_keys.generate_private_key(public_exponent=65537, key_size=3072)
rsa_keys.generate_private_key(public_exponent=65537, key_size=2048)
rsa_keys.generate_private_key(public_exponent=65537, key_size=bits)
ec.generate_private_key(ec.SECP256R1())
ec.generate_private_key(ec.SECP224R1())
ed25519.Ed25519PrivateKey.generate()
dh.generate_parameters(generator=2, key_size=2048)
RSA.generate(4096)
ECC.generate(curve="P-256")
rsa.newkeys(3072)
paramiko.RSAKey.generate(4096)
asyncssh.generate_private_key("ssh-ed25519")
ECKey.generate_key("P-256")
AESGCM.generate_key(bit_length=128)
dataset.generate(1024)

import os
import secrets

import jwt

jwt.encode({"sub": "bob"}, secrets.token_bytes(32), algorithm="HS256")
jwt.encode({"sub": "bob"}, secrets.token_hex(16), algorithm="HS256")
jwt.encode({"sub": "bob"}, secrets.token_urlsafe(64), algorithm="HS512")
jwt.encode({"sub": "bob"}, os.environ["SIGNING_KEY"], algorithm="HS256")
