import hashlib
import hmac
from hashlib import sha1

from Crypto.Hash import MD4, MD5
from cryptography.hazmat.primitives import hashes

stored = hashlib.md5(password.encode()).hexdigest()  # expect: weak-hash
api_token_hash = hashlib.new("sha1", value).hexdigest()  # expect: weak-hash
signature = hashlib.sha256(body + key).hexdigest()  # expect: weak-hash
signed = hashlib.new("sha256", body).digest()  # expect: weak-hash
digest = sha1(body)  # expect: weak-hash
other = MD5.new(body)  # expect: weak-hash


def verify_download(path):
    return hashlib.md5(path.read_bytes()).hexdigest() == known  # expect: weak-hash


old = MD4.new(body)  # expect: weak-hash
older = hashlib.new("ripemd160", body)  # expect: weak-hash
whole = hashes.Hash(hashes.MD5())  # expect: weak-hash
with open("model.bin", "rb") as file:
    summed = hashlib.file_digest(file, "sha1")  # expect: weak-hash
keyed = hmac.new(key, body, hashlib.md5)  # expect: weak-hash
keyed = hmac.new(key, body, "sha1")  # expect: weak-hash
keyed = hmac.digest(key, body, "md5")  # expect: weak-hash
proof = private.sign(body, scheme, hashes.SHA1())  # expect: weak-hash
