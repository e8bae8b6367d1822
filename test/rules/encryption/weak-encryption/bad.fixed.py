from Crypto.Cipher import AES, ARC4, DES3, PKCS1_v1_5
from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ecb = Cipher(algorithms.AES(key), modes.ECB())  # expect: weak-encryption
old = Cipher(algorithms.TripleDES(key), modes.CBC(iv))  # expect: weak-encryption
fixed = Cipher(algorithms.AES(key), modes.CBC(b"0" * 16))  # expect: weak-encryption
zeros = bytes(16)
same = Cipher(algorithms.AES(key), modes.CTR(zeros))  # expect: weak-encryption
sealed = AESGCM(key).encrypt(b"only one nonce", rows, None)  # expect: weak-encryption
AES.new(key, AES.MODE_ECB)  # expect: weak-encryption
AES.new(key, AES.MODE_CBC, iv=b"0123456789abcdef")  # expect: weak-encryption
DES3.new(key, DES3.MODE_CFB)  # expect: weak-encryption
ARC4.new(key)  # expect: weak-encryption
private = rsa.generate_private_key(public_exponent=65537, key_size=3072)  # expect: weak-encryption
RSA.generate(3072)  # expect: weak-encryption
public.encrypt(rows, padding.PKCS1v15())  # expect: weak-encryption
PKCS1_v1_5.new(public)  # expect: weak-encryption
