import hashlib
import hmac
import itertools
import os
import random
import secrets

import bcrypt
from Crypto.Cipher import AES, ChaCha20_Poly1305
from Crypto.Random import get_random_bytes
from Crypto.Util import Counter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from nacl.secret import SecretBox

box = AESGCM(key)
counter = 0


def seal(row):
    nonce = os.urandom(12)
    return nonce + box.encrypt(nonce, row, None)


def seal_all(all_rows):
    for row in all_rows:
        nonce = secrets.token_bytes(12)
        yield nonce + box.encrypt(nonce, row, None)


def seal_either(row, is_open):
    nonce = os.urandom(12)
    if is_open:
        return nonce, box.encrypt(nonce, row, b"open")
    else:
        return nonce, AESGCM(other_key).encrypt(nonce, row, b"closed")


def seal_counted(row):
    global counter
    counter += 1
    return box.encrypt(counter.to_bytes(12, "big"), row, None)


def seal_numbered(all_rows):
    for number, row in zip(itertools.count(), all_rows):
        yield box.encrypt(number.to_bytes(12, "big"), row, None)


def open_sealed(sealed):
    return box.decrypt(sealed[:12], sealed[12:], None)


def open_first(sealed):
    return box.decrypt(b"only one nonce", sealed, None)


class Sealer:
    def seal(self, row, nonce=None):
        nonce = nonce or os.urandom(12)
        return nonce + box.encrypt(nonce, row, None)


Fernet(key).encrypt(rows)
hmac.new(signing_key, rows, "sha256")
SecretBox(key).encrypt(rows)
AES.new(key, AES.MODE_GCM, nonce=get_random_bytes(12))
AES.new(key, AES.MODE_GCM)
AES.new(key, AES.MODE_CTR, counter=Counter.new(64, prefix=os.urandom(8)))
ChaCha20_Poly1305.new(key=key)
# The key of each message is another one, as somebody else decides.
Cipher(algorithms.AES(key), modes.CBC(stored[:16]))
Cipher(algorithms.AES(key), modes.CBC(os.urandom(16)))
HKDF(algorithm=hashes.SHA256(), length=32, salt=b"churn", info=b"rows")
PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=os.urandom(16), iterations=1_200_000)
hashlib.pbkdf2_hmac("sha256", password, user.salt, 1_200_000)
hashlib.scrypt(password, salt=row["salt"], n=2**17, r=8, p=1)
bcrypt.hashpw(password, bcrypt.gensalt())
bcrypt.checkpw(password, b"$2b$12$abcdefghijklmnopqrstuu")
nonce = random.SystemRandom().randbytes(12)
box.encrypt(nonce, rows, None)
tokenizer.encrypt(b"only one nonce", rows, None)
