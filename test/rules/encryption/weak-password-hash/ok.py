import base64
import hashlib
import os

import bcrypt
from argon2 import PasswordHasher
from Crypto.Protocol.KDF import PBKDF2
from django.contrib.auth.hashers import make_password
from passlib.context import CryptContext
from passlib.hash import sha512_crypt
from werkzeug.security import generate_password_hash

salt = os.urandom(16)


def store(password):
    # bcrypt looks at 72 bytes only.
    digest = base64.b64encode(hashlib.sha256(password.encode()).digest())
    return bcrypt.hashpw(digest, bcrypt.gensalt())


def store_more(password):
    hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
    hashlib.pbkdf2_hmac("sha512", password, salt, 210_000)
    hashlib.pbkdf2_hmac("sha256", password, salt, iterations)
    hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=1)
    PBKDF2(password, salt, count=1_000_000)
    bcrypt.gensalt(12)
    sha512_crypt.hash(password)
    make_password(password)
    generate_password_hash(password)
    generate_password_hash(password, method="scrypt")
    PasswordHasher().hash(password)
    PasswordHasher(time_cost=2, memory_cost=19_456)


def fingerprint(rows, password_hash):
    hashlib.sha256(password_hash).hexdigest()
    return hashlib.sha256(rows).hexdigest()


def look_up(token):
    return hashlib.sha256(token.encode()).hexdigest()


context = CryptContext(schemes=["argon2", "des_crypt"], deprecated="auto")
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.MD5PasswordHasher",
]
