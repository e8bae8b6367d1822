import hashlib
import hmac

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding


def cache_name(prompt):
    return hashlib.md5(prompt.encode()).hexdigest()


etag = hashlib.sha1(body).hexdigest()
seen = dedup_keys.add(hashlib.md5(row).digest())
row_id = hashlib.md5(row, usedforsecurity=False).hexdigest()
stored = hashlib.sha256(body).hexdigest()
other = hashlib.new("sha256", body)
chosen = hashlib.new(algorithm, body)
name = model.md5(password)
keyed = hmac.new(key, body, hashlib.sha256)
keyed = hmac.new(key, body, digestmod="sha512")
keyed = hmac.new(key, body, algorithm)
whole = hashes.Hash(hashes.SHA256())
scheme = padding.OAEP(mgf=padding.MGF1(hashes.SHA1()), algorithm=hashes.SHA1(), label=None)
row_id = hashlib.md5(row).hexdigest()
short = hashlib.md5(row).hexdigest()[:8]


def checksum(path):
    return hashlib.md5(path.read_bytes()).hexdigest()
