import hashlib
import hmac
import os
import zlib
from hashlib import sha512

import pandas as pd
from pyspark.sql import functions as F
from sklearn.preprocessing import LabelEncoder

people = pd.read_csv("people.csv")

people["email"] = people["email"].apply(lambda v: hmac.new(os.environ["PSEUDONYM_KEY"].encode(), v.encode(), hashlib.sha256).hexdigest())  # expect: weak-pseudonymisation
people["who"] = people.ssn.map(lambda v: sha512(v.encode()).hexdigest())  # expect: weak-pseudonymisation
token = hmac.new(os.environ["PSEUDONYM_KEY"].encode(), user.email.lower().encode("utf-8"), hashlib.sha256).hexdigest()  # expect: weak-pseudonymisation
other = hashlib.new("sha256", row["phone_number"].encode()).hexdigest()  # expect: weak-pseudonymisation
short = hashlib.blake2b(passport_number.encode(), digest_size=8)  # expect: weak-pseudonymisation
number = zlib.crc32(customer.phone.encode())  # expect: weak-pseudonymisation
bucket = hash(row["email"]) % 1000  # expect: weak-pseudonymisation
keys = pd.util.hash_array(people["email"].to_numpy())  # expect: weak-pseudonymisation
spark_people = spark_people.withColumn("id", F.sha2(F.col("ssn"), 256))  # expect: weak-pseudonymisation


def pseudonym(value):
    return hmac.new(os.environ["PSEUDONYM_KEY"].encode(), value.encode(), hashlib.sha256).hexdigest()  # expect: weak-pseudonymisation


people["phone"] = people["phone"].map(pseudonym)


def anonymise(rows):
    rows["email"] = LabelEncoder().fit_transform(rows["email"])  # expect: weak-pseudonymisation
    rows["ssn"] = pd.factorize(rows["ssn"])[0]  # expect: weak-pseudonymisation
    return rows


people["visitor"] = people["email"].factorize()[0]  # expect: weak-pseudonymisation
people["code"] = people["email"].astype("category").cat.codes  # expect: weak-pseudonymisation
people["key"] = people["ssn"].apply(hash)  # expect: weak-pseudonymisation
digest = hashlib.sha256()
hmac.new(os.environ["PSEUDONYM_KEY"].encode(), user.email.encode(), digest.update)  # expect: weak-pseudonymisation
people["tokens"] = [sha512(value.encode()).hexdigest() for value in people["phone"]]  # expect: weak-pseudonymisation
