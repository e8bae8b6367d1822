import crypt
import hashlib
import os

import bcrypt
from argon2 import PasswordHasher
from Crypto.Hash import SHA512
from Crypto.Protocol.KDF import PBKDF2, scrypt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.contrib.auth.hashers import make_password
from passlib.context import CryptContext
from passlib.hash import hex_sha256, md5_crypt, pbkdf2_sha256
from werkzeug.security import generate_password_hash

ROUNDS = 4
salt = os.urandom(16)


def store(user, form):
    user.password_hash = hashlib.sha256(form["password"].encode()).hexdigest()  # expect: weak-password-hash


def store_salted(password):
    return hashlib.sha512(salt + password.encode("utf-8")).hexdigest()  # expect: weak-password-hash


def store_updated(user_password):
    digest = hashlib.sha3_256()
    digest.update(user_password.encode())  # expect: weak-password-hash
    return digest.hexdigest()


def store_named(request):
    return hashlib.new("sha256", request.form["passwd"].encode()).hexdigest()  # expect: weak-password-hash


def store_other(pwd):
    return SHA512.new(pwd).hexdigest()  # expect: weak-password-hash


def store_slowly(password, rounds=1000):
    hashlib.pbkdf2_hmac("sha256", password, salt, 10_000)  # expect: weak-password-hash
    hashlib.pbkdf2_hmac("sha512", password, salt, iterations=100_000)  # expect: weak-password-hash
    hashlib.pbkdf2_hmac("sha256", password, salt, 480_000)  # expect: weak-password-hash
    hashlib.pbkdf2_hmac("sha256", password, salt, rounds)  # expect: weak-password-hash
    PBKDF2HMAC(hashes.SHA256(), 32, salt, 1000)  # expect: weak-password-hash
    PBKDF2(password, salt, dkLen=32)  # expect: weak-password-hash
    pbkdf2_sha256.using(rounds=20_000).hash(password)  # expect: weak-password-hash
    bcrypt.hashpw(password, bcrypt.gensalt(rounds=4))  # expect: weak-password-hash
    bcrypt.hashpw(password, bcrypt.gensalt(ROUNDS))  # expect: weak-password-hash
    hashlib.scrypt(password, salt=salt, n=2**10, r=8, p=1)  # expect: weak-password-hash
    Scrypt(salt=salt, length=32, n=1024, r=8, p=1)  # expect: weak-password-hash
    scrypt(password, salt, 32, N=1 << 12, r=8, p=1)  # expect: weak-password-hash
    PasswordHasher(time_cost=1, memory_cost=1024)  # expect: weak-password-hash


def store_by_scheme(password):
    md5_crypt.hash(password)  # expect: weak-password-hash
    hex_sha256.hash(password)  # expect: weak-password-hash
    make_password(password, hasher="md5")  # expect: weak-password-hash
    generate_password_hash(password, method="sha256")  # expect: weak-password-hash
    generate_password_hash(password, "pbkdf2:sha256:1000")  # expect: weak-password-hash
    crypt.crypt(password, crypt.METHOD_MD5)  # expect: weak-password-hash


context = CryptContext(schemes=["des_crypt", "bcrypt"])  # expect: weak-password-hash
# expect(+2): weak-password-hash
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]


def change(user, text):
    user.password_hash = hashlib.sha256(text.encode()).hexdigest()  # expect: weak-password-hash
