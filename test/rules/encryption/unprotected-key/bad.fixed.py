import json
import logging
import os
from pathlib import Path

import paramiko
from Crypto.PublicKey import RSA
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from OpenSSL import crypto

logger = logging.getLogger(__name__)
key = Fernet.generate_key()
with open("rows.key", "wb") as file:
    file.write(key)  # expect: unprotected-key
Path("other.key").write_bytes(AESGCM.generate_key(bit_length=256))  # expect: unprotected-key
print(f"The key is {key.decode()}")  # expect: unprotected-key
logger.info("key: %s", key)  # expect: unprotected-key


def save(rows):
    master_key = os.urandom(32)
    with open("rows.json", "w") as file:
        json.dump({"key": master_key.hex(), "rows": seal(master_key, rows)}, file)  # expect: unprotected-key


def save_for_owner():
    data_key = Fernet.generate_key()
    Path("rows.key").write_bytes(data_key)  # expect: unprotected-key
    os.chmod("rows.key", 0o600)


private = ec.generate_private_key(ec.SECP256R1())
pem = private.private_bytes(
    encoding=serialization.Encoding.PEM,
    format=serialization.PrivateFormat.PKCS8,
    encryption_algorithm=serialization.NoEncryption(),  # expect: unprotected-key
)
Path("key.pem").write_bytes(RSA.generate(3072).export_key(passphrase=os.environ["KEY_PASSWORD"]))  # expect: unprotected-key
paramiko.RSAKey.generate(3072).write_private_key_file("id_rsa", password=os.environ["KEY_PASSWORD"])  # expect: unprotected-key
crypto.dump_privatekey(crypto.FILETYPE_PEM, other)  # expect: unprotected-key
