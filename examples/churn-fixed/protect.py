"""Protects what the call centre gets: knows who asks, seals the risks, and sends them."""

import hashlib
import hmac
import os
import secrets
import ssl
from pathlib import Path

import jwt
import paramiko
import requests
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CALL_CENTRE = "https://call-centre.watertight-labs.net/api/v1/risks"
API_KEY = os.environ["CALL_CENTRE_KEY"]
BACKUP_KEY = bytes.fromhex(os.environ["BACKUP_KEY"])
TOKEN_KEY = os.environ["TOKEN_KEY"]


def make_password() -> str:
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(10))


def hash_password(password: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600_000)


def is_call_centre(api_key: str) -> bool:
    return hmac.compare_digest(api_key.encode(), API_KEY.encode())


def find_caller(token: str) -> str:
    return jwt.decode(token, TOKEN_KEY, algorithms=["HS256"])["sub"]


def make_signing_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def open_archive() -> Fernet:
    return Fernet(os.environ["ARCHIVE_KEY"])


def seal(rows: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(BACKUP_KEY).encrypt(nonce, rows, None)


def announce(customers: int) -> None:
    requests.post(CALL_CENTRE, json={"customers": customers}, auth=("churn", API_KEY), timeout=30)


def open_context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def upload(path: Path) -> None:
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect("files.watertight-labs.net", username="churn")
    client.open_sftp().put(str(path), path.name)
