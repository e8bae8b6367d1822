import hashlib
import hmac
import os

import pandas as pd
from sklearn.preprocessing import LabelEncoder

KEY = os.environ["PSEUDONYM_KEY"].encode()

people = pd.read_csv("people.csv")
people["email"] = people["email"].map(lambda v: hmac.new(KEY, v.encode(), hashlib.sha256).hexdigest())
people["phone"] = people["phone"].map(lambda v: hashlib.sha256((SALT + v).encode()).hexdigest())
short = hashlib.blake2b(row["email"].encode(), key=KEY)

checksum = hashlib.sha256(path.read_bytes()).hexdigest()
etag = hashlib.sha256(email_template.encode()).hexdigest()
split = hash(row["product_name"]) % 10
label = LabelEncoder().fit_transform(people["species"])
codes, names = pd.factorize(people["city"])
avatar = f"https://www.gravatar.com/avatar/{hashlib.sha256(user.email.encode()).hexdigest()}"


def hash_file(path):
    return hashlib.sha256(path.encode()).hexdigest()


class Point:
    def __hash__(self):
        return hash((self.x, self.y))
