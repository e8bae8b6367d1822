import base64
import hashlib
import hmac
import os

import jwt
import streamlit_authenticator as stauth
from Crypto.Cipher import AES
from Crypto.Protocol.KDF import PBKDF2
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from jose import jwt as jose_jwt
from nacl.secret import SecretBox
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware

KEY = b"sixteen byte key"  # expect: hard-coded-key
SECRET = "churn-churn-churn"  # expect: hard-coded-key
PHRASE = "correct horse battery staple"  # expect: hard-coded-key
DEFAULT = os.getenv("CHURN_SIGNING_KEY", "churn")  # expect: hard-coded-key

sealed = AES.new(KEY, AES.MODE_GCM).encrypt_and_digest(rows)
opened = AES.new(key=KEY, mode=AES.MODE_GCM, nonce=nonce).decrypt(rows)
AESGCM(b"\x01" * 32).encrypt(nonce, rows, None)  # expect: hard-coded-key
ChaCha20Poly1305("churn".ljust(32).encode())  # expect: hard-coded-key
Fernet("Y2h1cm4gY2h1cm4gY2h1cm4gY2h1cm4gY2h1cm4gMTI=")  # expect: hard-coded-key
Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"churn").digest()))  # expect: hard-coded-key
SecretBox(bytes(32))  # expect: hard-coded-key
SecretBox(bytes.fromhex("00" * 32))  # expect: hard-coded-key
signature = hmac.new(b"churn", body, "sha256").hexdigest()  # expect: hard-coded-key
token = jwt.encode({"sub": "churn"}, SECRET, algorithm="HS256")
claims = jwt.decode(token, SECRET, algorithms=["HS256"])
token = jwt.encode({"sub": "churn"}, DEFAULT, algorithm="HS256")
token = jose_jwt.encode({"sub": "churn"}, key="your-secret-key", algorithm="HS256")  # expect: hard-coded-key
kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=os.urandom(16), iterations=1_200_000)
wrapping_key = kdf.derive(PHRASE.encode())
other_key = PBKDF2("churn and roses", os.urandom(16), count=1_200_000)  # expect: hard-coded-key
pem = private.private_bytes(
    serialization.Encoding.PEM,
    serialization.PrivateFormat.PKCS8,
    serialization.BestAvailableEncryption(b"churn"),  # expect: hard-coded-key
)

app = Flask(__name__)
app.secret_key = "dev"  # expect: hard-coded-key
app.config["SECRET_KEY"] = "dev"  # expect: hard-coded-key
app.config.update(SECRET_KEY="dev", TESTING=False)  # expect: hard-coded-key
app.config["JWT_SECRET_KEY"] = os.environ.get("JWT_SECRET_KEY", "dev")  # expect: hard-coded-key
middleware = [Middleware(SessionMiddleware, secret_key="dev")]  # expect: hard-coded-key
mails = URLSafeTimedSerializer("churn")  # expect: hard-coded-key
login = stauth.Authenticate(users, "churn", "churn-cookie-key", 30)  # expect: hard-coded-key


class Sealer:
    def __init__(self, key=b"0123456789abcdef"):  # expect: hard-coded-key
        self.key = key

    def seal(self, rows):
        return AESGCM(self.key).encrypt(os.urandom(12), rows, None)


def seal(rows, key=b"fedcba9876543210"):  # expect: hard-coded-key
    return AESGCM(key).encrypt(os.urandom(12), rows, None)


class Config:
    SECRET_KEY = "churn-dev"  # expect: hard-coded-key
