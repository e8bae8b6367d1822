import os

from Crypto.Cipher import AES, PKCS1_OAEP
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_wrap

Fernet(key).encrypt(rows)
nonce = os.urandom(12)
AESGCM(key).encrypt(nonce, rows, None)
AES.new(key, AES.MODE_GCM, nonce=nonce)
AES.new(key, AES.MODE_EAX)
Cipher(algorithms.AES(key), modes.GCM(os.urandom(12)))
aes_key_wrap(wrapping_key, key)
PKCS1_OAEP.new(public).encrypt(key)
private.sign(rows, padding.PKCS1v15(), hashes.SHA256())
tokenizer.encrypt(rows, "ECB")
MODE_ECB = AES.MODE_ECB
shared = pow(other, exponent, modulus)
mixed = bytes(a ^ b for a, b in zip(first, second))
