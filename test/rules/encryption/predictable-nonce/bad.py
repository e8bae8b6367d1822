import base64
import hashlib
import os
import random

import bcrypt
import numpy as np
from argon2.low_level import Type, hash_secret
from Crypto.Cipher import AES, ChaCha20
from Crypto.Protocol.KDF import scrypt
from Crypto.Util import Counter
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from nacl.secret import SecretBox

IV = "ten_rows_of_data"
box = AESGCM(key)
cbc = Cipher(algorithms.AES(key), modes.CBC(b"0" * 16))  # expect: predictable-nonce
zeros = bytes(16)
ctr = Cipher(algorithms.AES(key), modes.CTR(zeros))  # expect: predictable-nonce
sealed = box.encrypt(b"only one nonce", rows, None)  # expect: predictable-nonce
sealed = box.encrypt(nonce=bytes.fromhex("00" * 12), data=rows, associated_data=None)  # expect: predictable-nonce
sealed = SecretBox(key).encrypt(rows, b"\x00" * 24)  # expect: predictable-nonce
AES.new(key, AES.MODE_CBC, iv=b"0123456789abcdef")  # expect: predictable-nonce
AES.new(key, AES.MODE_CBC, IV.encode("utf-8"))  # expect: predictable-nonce
AES.new(key, AES.MODE_GCM, nonce=base64.b64decode("cm93cyBvZiBkYXRh"))  # expect: predictable-nonce
AES.new(key, AES.MODE_CTR, counter=Counter.new(128))  # expect: predictable-nonce
ChaCha20.new(key=key, nonce=hashlib.sha256(b"rows").digest()[:12])  # expect: predictable-nonce
AES.new(key, AES.MODE_CBC, IV=(0).to_bytes(16, "big"))  # expect: predictable-nonce


def seal(row):
    nonce = random.randbytes(12)
    return nonce + box.encrypt(nonce, row, None)  # expect: predictable-nonce


def seal_more(row):
    nonce = bytes(random.getrandbits(8) for _ in range(12))
    return nonce + box.encrypt(nonce, row, None)  # expect: predictable-nonce


def seal_with_numpy(row):
    nonce = np.random.bytes(12)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, row, None)  # expect: predictable-nonce


def seal_by_default(row, iv=b"0123456789abcdef"):
    return AES.new(key, AES.MODE_CBC, iv).encrypt(row)  # expect: predictable-nonce


def seal_all(all_rows):
    nonce = os.urandom(12)
    for row in all_rows:
        yield box.encrypt(nonce, row, None)  # expect: predictable-nonce


def seal_list(all_rows):
    nonce = os.urandom(12)
    return [box.encrypt(nonce, row, None) for row in all_rows]  # expect: predictable-nonce


def seal_two(first, second):
    nonce = os.urandom(12)
    one = box.encrypt(nonce, first, None)
    two = box.encrypt(nonce, second, None)  # expect: predictable-nonce
    return nonce, one, two


NONCE = os.urandom(12)


def seal_one(row):
    return box.encrypt(NONCE, row, None)  # expect: predictable-nonce


def derive(password):
    salt = b"churn"
    kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=1_200_000)  # expect: predictable-nonce
    return kdf.derive(password)


stored = hashlib.pbkdf2_hmac("sha256", password, b"churn", 1_200_000)  # expect: predictable-nonce
stored = hashlib.scrypt(password, salt="churn".encode(), n=2**17, r=8, p=1)  # expect: predictable-nonce
stored = scrypt(password, "churn", 32, N=2**17, r=8, p=1)  # expect: predictable-nonce
stored = bcrypt.hashpw(password, b"$2b$12$abcdefghijklmnopqrstuu")  # expect: predictable-nonce
stored = hash_secret(password, b"churn-churn", 3, 65536, 4, 32, Type.ID)  # expect: predictable-nonce
salt = random.randbytes(16)
stored = hashlib.pbkdf2_hmac("sha256", password, salt, 1_200_000)  # expect: predictable-nonce


class Sealer:
    def __init__(self):
        self.nonce = os.urandom(12)

    def seal(self, row):
        return box.encrypt(self.nonce, row, None)  # expect: predictable-nonce


def seal_by_key(row, row_key):
    iv = row_key[:16]
    return AES.new(row_key, AES.MODE_CBC, iv).encrypt(row)  # expect: predictable-nonce, weak-encryption


def seal_with_zeros(row):
    iv = bytes([0] * 16)
    return AES.new(key, AES.MODE_CBC, iv).encrypt(row)  # expect: predictable-nonce


signing_key = hashlib.scrypt(master_key.encode(), salt=b"signing", n=2**14, r=8, p=1)  # expect: predictable-nonce
