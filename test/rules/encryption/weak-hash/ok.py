import hashlib


def cache_name(prompt):
    return hashlib.md5(prompt.encode()).hexdigest()


etag = hashlib.sha1(body).hexdigest()
seen = dedup_keys.add(hashlib.md5(row).digest())
row_id = hashlib.md5(row, usedforsecurity=False).hexdigest()
stored = hashlib.sha256(body).hexdigest()
other = hashlib.new("sha256", body)
chosen = hashlib.new(algorithm, body)
name = model.md5(password)
