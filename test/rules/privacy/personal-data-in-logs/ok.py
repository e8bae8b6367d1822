import email
import logging
import math

import pandas as pd

logger = logging.getLogger(__name__)
patients = pd.read_csv("patients.csv", usecols=["ssn", "age"])

logger.info("Scoring %s", customer.id)
logger.info("Scoring %s", mask_email(customer.email))
logger.info("%d addresses, %d numbers", len(emails), users["phone"].nunique())
logger.info("Missing e-mail addresses: %d", patients["ssn"].isna().sum())
logger.info("Wrote %s to %s", product_name, memory_address)
logger.info("num_uncertainty=%s emailed_count=%s", num_uncertainty, emailed_count)
logger.info("Got it" if customer.email else "No address")
logger.warning("The column email is missing")
logger.info("Sender: %s", settings.email)
print(patients.shape, patients.columns, patients["ssn"].dtype)
print(patients.drop(columns=["ssn"]).head())
print(hash_with_key(user.email))
print(email.message_from_string(text))
print(model.name, file.name, ip, bind_address)
math.log(salary)
if not user.email:
    raise ValueError("email is missing")

first_name = "Ada"
print("Hello, " + first_name)
last_name = input("Your name: ")
print("Hello, " + last_name)
