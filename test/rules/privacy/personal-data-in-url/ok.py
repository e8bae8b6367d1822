import hashlib
import requests
from fastapi import FastAPI

app = FastAPI()
HELP = "https://watertight-labs.net/help?email=optional"


def look_up(customer, name):
    requests.get(f"https://crm.watertight-labs.net/customers/{customer.id}", timeout=10)
    requests.get("https://crm.watertight-labs.net/files", params={"name": name, "address": memory_address}, timeout=10)
    requests.get(f"https://crm.watertight-labs.net/products/{customer.product_name}", timeout=10)
    requests.get(f"https://crm.watertight-labs.net/counts?emails={len(emails)}", timeout=10)
    requests.get(f"https://crm.watertight-labs.net/hashed/{keyed_hash(customer.email)}", timeout=10)
    mail = f"mailto:{customer.email}?subject=Offer"
    headers = {"User-Agent": "churn"}
    settings.get("email")
    return mail, headers


@app.get("/risk/{customer_id}")
def risk(customer_id: int):
    return {"risk": 0.5}
