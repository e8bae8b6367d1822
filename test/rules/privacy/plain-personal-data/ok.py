import io
import json

import pandas as pd
import polars as pl
from cryptography.fernet import Fernet

customers = pd.read_csv("raw/customers.csv", usecols=["customer_id", "email", "churn"])
features = customers.drop(columns=["email"])
features.to_csv("data/features.csv", index=False)
customers[["customer_id", "churn"]].to_parquet("data/churn.parquet")
text = customers.to_csv(index=False)
customers.to_csv(io.StringIO())
Path("customers.csv.enc").write_bytes(Fernet(key).encrypt(customers.to_csv().encode()))
customers.to_csv("customers.csv.gpg")

disguised = pd.read_csv("raw/customers.csv", usecols=["email", "churn"])
disguised["email"] = disguised["email"].map(pseudonymise)
disguised.to_csv("data/disguised.csv")

dropped = pd.read_csv("raw/people.csv", usecols=["ssn", "age"])
dropped.drop("ssn", axis=1, inplace=True)
dropped.to_csv("data/people.csv")

popped = pd.read_csv("raw/people.csv", usecols=["ssn", "age"])
numbers = popped.pop("ssn")
popped.to_csv("data/people.csv")

products = pd.DataFrame({"product_name": names, "address": shops})
products.to_csv("products.csv")
places = pd.read_csv("places.csv", usecols=["name", "address", "latitude", "longitude"])
places.to_csv("near.csv")
table = pl.read_csv("people.csv").select(pl.col("email").str.len_chars().alias("length"))
table.write_parquet("lengths.parquet")
toy = pd.DataFrame({"email": ["ana@example.com", "bo@example.com"]})
toy.to_csv("toy.csv")
unknown.to_csv("unknown.csv")

with open("metrics.json", "w") as file:
    json.dump({"num_emails": len(emails), "auc": auc}, file)
