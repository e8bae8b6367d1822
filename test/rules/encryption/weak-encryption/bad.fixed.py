import os
from itertools import cycle

import pyDes
import rsa
from Crypto.Cipher import AES, ARC4, DES3, PKCS1_v1_5
from cryptography.hazmat.decrepit.ciphers import algorithms as old_algorithms
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

ecb = Cipher(algorithms.AES(key), modes.ECB())  # expect: weak-encryption
old = Cipher(algorithms.TripleDES(key), modes.GCM(nonce))  # expect: weak-encryption
older = Cipher(old_algorithms.SEED(key), modes.GCM(nonce))  # expect: weak-encryption
AES.new(key, AES.MODE_ECB)  # expect: weak-encryption
AES.new(key)  # expect: weak-encryption
DES3.new(key, DES3.MODE_CFB)  # expect: weak-encryption
ARC4.new(key)  # expect: weak-encryption
pyDes.des(os.environ["ENCRYPTION_KEY"], pyDes.CBC, nonce)  # expect: hard-coded-key, weak-encryption
public.encrypt(rows, padding.PKCS1v15())  # expect: weak-encryption
PKCS1_v1_5.new(public)  # expect: weak-encryption
rsa.encrypt(rows, public)  # expect: weak-encryption
encrypted = pow(int.from_bytes(rows, "big"), public.e, public.n)  # expect: weak-encryption
hidden = bytes(a ^ b for a, b in zip(rows, cycle(key)))  # expect: weak-encryption
hidden_text = "".join(chr(ord(a) ^ ord(b)) for a, b in zip(text, cycle(secret)))  # expect: weak-encryption


def encrypt(rows, iv):
    encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()  # expect: weak-encryption
    return encryptor.update(rows) + encryptor.finalize()


def encrypt_more(rows, nonce):
    return AES.new(key, AES.MODE_CTR, nonce=nonce).encrypt(rows)  # expect: weak-encryption
