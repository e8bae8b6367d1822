import logging

import mlflow
import pandas as pd
from loguru import logger as loguru_logger

logger = logging.getLogger(__name__)
patients = pd.read_csv("patients.csv", usecols=["ssn", "age"])


def score(customer, model):
    logger.info("Scoring %s (%s)", customer.id, customer.email)  # expect: personal-data-in-logs
    logging.warning(f"No invoices for {customer.full_name}, born {customer.date_of_birth}")  # expect: personal-data-in-logs
    loguru_logger.debug("Row: {}", {"phone": customer.phone_number})  # expect: personal-data-in-logs
    print(f"IBAN: {customer.iban}")  # expect: personal-data-in-logs
    if customer.ssn in model.blocked:
        raise ValueError(f"{customer.ssn} is blocked")  # expect: personal-data-in-logs
    mlflow.log_param("customer", customer.email)  # expect: personal-data-in-logs
    span.set_attribute("user.email", customer.email)  # expect: personal-data-in-logs


class Scorer:
    def run(self, row, email):
        self.logger.error("Failed for " + row["passport_number"])  # expect: personal-data-in-logs
        self.logger.info("done", extra={"user": email})  # expect: personal-data-in-logs


print(patients.head())  # expect: personal-data-in-logs
logger.info("Rows:\n%s", patients.to_string())  # expect: personal-data-in-logs
