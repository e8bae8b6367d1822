import hashlib
from hashlib import sha1

from Crypto.Hash import MD5

stored = hashlib.md5(password.encode()).hexdigest()  # expect: weak-hash
api_token_hash = hashlib.new("sha1", value).hexdigest()  # expect: weak-hash
signature = hashlib.sha1(body + key).hexdigest()  # expect: weak-hash
signed = hashlib.new("md5", body).digest()  # expect: weak-hash
digest = sha1(body)  # expect: weak-hash
other = MD5.new(body)  # expect: weak-hash


def verify_download(path):
    return hashlib.md5(path.read_bytes()).hexdigest() == known  # expect: weak-hash
