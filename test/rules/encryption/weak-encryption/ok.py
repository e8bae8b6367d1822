import os

from Crypto.Cipher import AES
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

Fernet(key).encrypt(rows)
nonce = os.urandom(12)
AESGCM(key).encrypt(nonce, rows, None)
AES.new(key, AES.MODE_GCM, nonce=nonce)
AES.new(key, AES.MODE_GCM)
Cipher(algorithms.AES(key), modes.CBC(os.urandom(16)))
Cipher(algorithms.AES(key), modes.CBC(stored[:16]))
rsa.generate_private_key(public_exponent=65537, key_size=3072)
rsa.generate_private_key(public_exponent=65537, key_size=bits)
private.sign(rows, padding.PKCS1v15(), hashes.SHA256())
tokenizer.encrypt(rows, "ECB")
MODE_ECB = AES.MODE_ECB
