import csv
import json

import boto3
import pandas as pd
import polars as pl

COLUMNS = ["customer_id", "email", "phone_number", "churn"]

customers = pd.read_csv("raw/customers.csv", usecols=COLUMNS)
customers.drop(columns=["email", "phone_number"]).to_csv("data/customers.csv", index=False)  # expect: plain-personal-data

chosen = customers[["email", "churn"]].dropna()
chosen.drop(columns=["email"]).to_parquet("s3://churn-data/chosen.parquet")  # expect: plain-personal-data

staff = pd.DataFrame({"first_name": names, "salary": salaries})
staff.drop(columns=["first_name", "salary"]).to_excel("staff.xlsx")  # expect: plain-personal-data

renamed = staff.rename(columns={"first_name": "full_name"})
renamed.drop(columns=["full_name", "salary"]).to_json("staff.json", orient="records")  # expect: plain-personal-data

patients = pd.read_sql("SELECT id, p.ssn, date_of_birth FROM patients p", engine)
patients.drop(columns=["ssn", "date_of_birth"]).to_pickle("patients.pkl")  # expect: plain-personal-data
patients.drop(columns=["ssn", "date_of_birth"]).to_sql("patients_copy", engine)  # expect: plain-personal-data

table = pl.read_csv("people.csv").select(["passport_number", "age"])
table.drop(["passport_number"]).write_parquet("people.parquet")  # expect: plain-personal-data

orders = spark.read.table("orders").select("iban", "amount")  # expect: unversioned-object-read
orders.write.mode("overwrite").parquet("s3a://lake/orders")  # expect: plain-personal-data


def export(users):
    users["domain"] = users["email"].str.split("@").str[1]
    users.drop(columns=["email"]).to_feather("users.feather")  # expect: plain-personal-data


def save_all(users, path):
    rows = [{"email": user.email, "dob": user.date_of_birth} for user in users]
    with open(path, "w") as file:
        json.dump(rows, file)  # expect: plain-personal-data
    with open("users.csv", "w") as file:
        writer = csv.writer(file)
        for user in users:
            writer.writerow([user.id, user.full_name, user.ssn])  # expect: plain-personal-data
            file.write(f"{user.id},{user.phone}\n")  # expect: plain-personal-data


boto3.client("s3").put_object(Bucket="people", Key="one.json", Body=json.dumps({"ssn": person.ssn}))  # expect: plain-personal-data
