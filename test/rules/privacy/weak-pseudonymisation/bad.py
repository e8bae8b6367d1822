import hashlib
import zlib
from hashlib import sha512

import pandas as pd
from pyspark.sql import functions as F
from sklearn.preprocessing import LabelEncoder

people = pd.read_csv("people.csv")

people["email"] = people["email"].apply(lambda v: hashlib.sha256(v.encode()).hexdigest())  # expect: weak-pseudonymisation
people["who"] = people.ssn.map(lambda v: sha512(v.encode()).hexdigest())  # expect: weak-pseudonymisation
token = hashlib.sha256(user.email.lower().encode("utf-8")).hexdigest()  # expect: weak-pseudonymisation
other = hashlib.new("sha256", row["phone_number"].encode()).hexdigest()  # expect: weak-pseudonymisation
short = hashlib.blake2b(passport_number.encode(), digest_size=8)  # expect: weak-pseudonymisation
number = zlib.crc32(customer.phone.encode())  # expect: weak-pseudonymisation
bucket = hash(row["email"]) % 1000  # expect: weak-pseudonymisation
keys = pd.util.hash_array(people["email"].to_numpy())  # expect: weak-pseudonymisation
spark_people = spark_people.withColumn("id", F.sha2(F.col("ssn"), 256))  # expect: weak-pseudonymisation


def pseudonym(value):
    return hashlib.sha256(value.encode()).hexdigest()  # expect: weak-pseudonymisation


people["phone"] = people["phone"].map(pseudonym)


def anonymise(rows):
    rows["email"] = LabelEncoder().fit_transform(rows["email"])  # expect: weak-pseudonymisation
    rows["ssn"] = pd.factorize(rows["ssn"])[0]  # expect: weak-pseudonymisation
    return rows


people["visitor"] = people["email"].factorize()[0]  # expect: weak-pseudonymisation
people["code"] = people["email"].astype("category").cat.codes  # expect: weak-pseudonymisation
people["key"] = people["ssn"].apply(hash)  # expect: weak-pseudonymisation
digest = hashlib.sha256()
digest.update(user.email.encode())  # expect: weak-pseudonymisation
people["tokens"] = [sha512(value.encode()).hexdigest() for value in people["phone"]]  # expect: weak-pseudonymisation
