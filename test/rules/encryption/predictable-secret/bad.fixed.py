import hashlib
import random
import secrets
import string
import uuid
from random import choice, randint

import numpy as np
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ALPHABET = string.ascii_letters + string.digits
password = "".join(secrets.choice(ALPHABET) for _ in range(12))  # expect: predictable-secret
token = "".join(secrets.SystemRandom().choices(string.ascii_lowercase, k=32))  # expect: predictable-secret
session_token = hashlib.sha256(str(secrets.SystemRandom().random()).encode()).hexdigest()  # expect: predictable-secret
api_key = "".join(secrets.choice("abcdef0123456789") for _ in range(40))  # expect: predictable-secret
api_secret = f"sk_{secrets.randbits(128):x}"  # expect: predictable-secret
otp = secrets.SystemRandom().randint(100000, 999999)  # expect: predictable-secret
code = str(secrets.SystemRandom().randint(1000, 9999))  # expect: predictable-secret
letters = [secrets.choice(ALPHABET) for _ in range(12)]  # expect: predictable-secret
passphrase = "".join(letters)
secret_key = np.random.bytes(32)  # expect: predictable-secret
salt = secrets.token_bytes(16)  # expect: predictable-secret
app.config["SECRET_KEY"] = str(secrets.SystemRandom().random())  # expect: predictable-secret
session_id = uuid.uuid4()  # expect: predictable-secret
user = create_user(name="churn", password=secrets.choice(WORDS))  # expect: predictable-secret
invitation = {"token": "".join(secrets.SystemRandom().sample(string.digits, 6))}  # expect: predictable-secret
box = AESGCM(secrets.token_bytes(32))  # expect: predictable-secret


def generate_token(length=20):
    return "".join(secrets.choice(ALPHABET) for _ in range(length))  # expect: predictable-secret


def make_otp():
    digits = ""
    for _ in range(6):
        digits += str(secrets.SystemRandom().randint(0, 9))  # expect: predictable-secret
    return digits


class Account:
    def __init__(self):
        self.reset_token = str(secrets.SystemRandom().random())  # expect: predictable-secret


def make_code():
    token = secrets.SystemRandom().randint(10**8, 10**9)  # expect: predictable-secret
    return token


aes_key = bytes([secrets.SystemRandom().randint(0, 255) for _ in range(32)])  # expect: predictable-secret
