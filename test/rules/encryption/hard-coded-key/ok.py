import hashlib
import hmac
import os
import secrets

import jwt
from Crypto.Cipher import AES
from Crypto.Random import get_random_bytes
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

PUBLIC_KEY = """-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
-----END PUBLIC KEY-----"""

app = Flask(__name__)
app.secret_key = os.environ["SECRET_KEY"]
app.config["SECRET_KEY"] = secrets.token_hex(32)
app.config["SESSION_COOKIE_NAME"] = "churn"
app.config.update(TESTING=True)
Fernet(os.environ["CHURN_KEY"])
Fernet(Fernet.generate_key())
AESGCM(AESGCM.generate_key(bit_length=256))
AES.new(get_random_bytes(32), AES.MODE_GCM)
AES.new(hashlib.sha256(os.environ["PHRASE"].encode()).digest(), AES.MODE_GCM)
hmac.new(settings.key, body, "sha256")
hmac.new(b"WebAppData", bot_token, "sha256")
jwt.decode(token, PUBLIC_KEY, algorithms=["ES256"])
jwt.encode(claims, key, algorithm="RS256")
URLSafeTimedSerializer(app.config["SECRET_KEY"])
registry.update(secret_key_name="churn")
vault = Vault("churn")
digest = hashlib.sha256(b"churn").hexdigest()
