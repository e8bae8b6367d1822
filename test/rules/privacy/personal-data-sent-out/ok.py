import pandas as pd
import requests
import sentry_sdk
import wandb
from langchain_ollama import ChatOllama
from langchain_openai import ChatOpenAI
from openai import OpenAI

client = OpenAI()
complaints = pd.read_csv("complaints.csv", usecols=["text", "email"]).drop(columns=["email"])


def summarise(customer):
    prompt = f"Write to {mask_name(customer.first_name)} about the delay of {customer.product_name}."
    return client.responses.create(model="gpt-4.1-2025-04-14", input=prompt)


def embed(rows):
    return client.embeddings.create(model="text-embedding-3-small", input=[row["title"] for row in rows])


def count(users):
    emails = [user.email for user in users]
    client.responses.create(model="gpt-4.1-2025-04-14", input=f"There are {len(emails)} users.")


local = OpenAI(base_url="http://localhost:8000/v1", api_key="none")
local.chat.completions.create(model="qwen", messages=[{"role": "user", "content": f"Born {patient.date_of_birth}"}])
ChatOllama(model="llama3").invoke(f"Diagnose {patient.medical_history}")

client.chat.completions.create(model="gpt-4.1-2025-04-14", messages=[{"role": "user", "content": "What is an IBAN?"}])
ChatOpenAI(model="gpt-4.1-2025-04-14").invoke(complaints.to_csv())
ChatOpenAI(model="gpt-4.1-2025-04-14").invoke("Extract the fields phone_number, email and ssn.")

SUPPORT_EMAIL = "help@watertight-labs.net"
client.responses.create(model="gpt-4.1-2025-04-14", input=f"Tell them to write to {SUPPORT_EMAIL}.")
sentry_sdk.set_user({"id": user.id})
wandb.log({"loss": loss, "num_uncertainty": num_uncertainty, "emailed_count": emailed_count})
wandb.log({"address": memory_address, "name": run.name})
requests.post("http://localhost:8080/users", json={"email": user.email}, timeout=10)
requests.post(f"{API}/login", json={"email": user.email, "password": secret}, timeout=10)
sentry_sdk.init(dsn=dsn, send_default_pii=False)
