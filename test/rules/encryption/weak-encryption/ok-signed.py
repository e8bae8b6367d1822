import hmac
import os

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(rows, key, signing_key):
    iv = os.urandom(16)
    encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    encrypted = iv + encryptor.update(rows) + encryptor.finalize()
    return encrypted + hmac.digest(signing_key, encrypted, "sha256")


def encrypt_more(rows, key):
    return AES.new(key, AES.MODE_CTR).encrypt(rows)
