import os
from pathlib import Path

from Crypto.PublicKey import RSA
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, x25519

key = Fernet.generate_key()
Path("rows.enc").write_bytes(Fernet(key).encrypt(rows))
print(f"A key of {len(key)} bytes")
nonce = os.urandom(12)
Path("rows.nonce").write_bytes(nonce)
private = ec.generate_private_key(ec.SECP256R1())
pem = private.private_bytes(
    serialization.Encoding.PEM,
    serialization.PrivateFormat.PKCS8,
    serialization.BestAvailableEncryption(os.environ["KEY_PASSWORD"].encode()),
)
Path("public.pem").write_bytes(
    private.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
)
raw = x25519.X25519PrivateKey.generate().private_bytes(
    serialization.Encoding.Raw,
    serialization.PrivateFormat.Raw,
    serialization.NoEncryption(),
)
pair = RSA.generate(3072)
Path("public.pem").write_bytes(pair.public_key().export_key())
Path("key.pem").write_bytes(pair.export_key(passphrase=os.environ["KEY_PASSWORD"]))
print("the key is kept elsewhere")
