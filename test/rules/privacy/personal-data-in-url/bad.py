from urllib.parse import quote
from urllib.request import urlopen

import httpx
import requests
from fastapi import FastAPI

app = FastAPI()


def look_up(customer, session):
    url = f"https://crm.watertight-labs.net/customers?email={customer.email}"  # expect: personal-data-in-url
    requests.get(url, timeout=10)
    requests.get("https://crm.watertight-labs.net/people", params={"ssn": customer.ssn}, timeout=10)  # expect: personal-data-in-url
    httpx.get("https://crm.watertight-labs.net/people?phone=" + customer.phone_number)  # expect: personal-data-in-url
    session.get(f"{API}/people?passport={quote(customer.passport_number)}")  # expect: personal-data-in-url
    urlopen("https://crm.watertight-labs.net/born/%s" % customer.date_of_birth)  # expect: personal-data-in-url
    other = "https://crm.watertight-labs.net/people/{}".format(customer.ssn)  # expect: personal-data-in-url
    return f"https://crm.watertight-labs.net/patients/{customer.full_name}/risk"  # expect: personal-data-in-url


@app.get("/risk/{email}")  # expect: personal-data-in-url
def risk(email: str):
    return {"risk": 0.5}
