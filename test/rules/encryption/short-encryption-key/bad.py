import asyncssh
import paramiko
import rsa
from Crypto.PublicKey import ECC, RSA
from cryptography.hazmat.primitives.asymmetric import dh, dsa, ec
from cryptography.hazmat.primitives.asymmetric import rsa as rsa_keys
from OpenSSL import crypto

BITS = 1024
private = rsa_keys.generate_private_key(public_exponent=65537, key_size=1024)  # expect: short-encryption-key
private = rsa_keys.generate_private_key(65537, BITS)  # expect: short-encryption-key
signing = dsa.generate_private_key(key_size=1024)  # expect: short-encryption-key
exchange = dh.generate_parameters(generator=2, key_size=512)  # expect: short-encryption-key
small = ec.generate_private_key(ec.SECP192R1())  # expect: short-encryption-key
smaller = ec.generate_private_key(curve=ec.SECT163K1)  # expect: short-encryption-key
RSA.generate(1024)  # expect: short-encryption-key
ECC.generate(curve="P-192")  # expect: short-encryption-key
rsa.newkeys(512)  # expect: short-encryption-key
paramiko.RSAKey.generate(bits=1024)  # expect: short-encryption-key
asyncssh.generate_private_key("ssh-rsa", key_size=1024)  # expect: short-encryption-key
certificate_key = crypto.PKey()
certificate_key.generate_key(crypto.TYPE_RSA, 1024)  # expect: short-encryption-key


def make_key(bits=1024):
    return RSA.generate(bits)  # expect: short-encryption-key

import os
import secrets

import jwt

SIGNING = secrets.token_bytes(8)
jwt.encode({"sub": "bob"}, SIGNING, algorithm="HS256")  # expect: short-encryption-key
jwt.encode({"sub": "bob"}, os.urandom(32), algorithm="HS512")  # expect: short-encryption-key
jwt.decode(token, secrets.token_hex(8), algorithms=["HS256"])  # expect: short-encryption-key
