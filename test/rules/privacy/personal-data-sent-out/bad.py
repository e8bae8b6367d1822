import json

import anthropic
import boto3
import pandas as pd
import requests
import sentry_sdk
import wandb
from google import genai
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from openai import AsyncOpenAI, OpenAI
from slack_sdk import WebClient

client = OpenAI()
complaints = pd.read_csv("complaints.csv", usecols=["text", "phone_number", "email"])


def summarise(customer):
    prompt = f"Write to {customer.first_name} at {customer.email} about the delay."
    return client.responses.create(model="gpt-4.1-2025-04-14", input=prompt)  # expect: personal-data-sent-out


def classify(row):
    answer = client.chat.completions.create(  # expect: personal-data-sent-out
        model="gpt-4.1-2025-04-14",
        messages=[
            {"role": "system", "content": "Classify the complaint."},
            {"role": "user", "content": "Complaint of " + row["full_name"] + ": " + row["text"]},
        ],
    )
    return answer.choices[0].message.content


def diagnose(patient):
    messages = [{"role": "user", "content": f"{patient.medical_history}, born {patient.date_of_birth}"}]
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-20250514", messages=messages, max_tokens=500)  # expect: personal-data-sent-out


async def answer(user):
    return await AsyncOpenAI().chat.completions.create(  # expect: personal-data-sent-out
        model="gpt-4.1-2025-04-14", messages=[{"role": "user", "content": json.dumps({"ssn": user.ssn})}]
    )


gemini = genai.Client()
gemini.models.generate_content(model="gemini-2.5-flash", contents=f"Rows:\n{complaints.to_csv()}")  # expect: personal-data-sent-out, floating-foundation-model

llm = ChatOpenAI(model="gpt-4.1-2025-04-14")
llm.invoke([SystemMessage("Be short."), HumanMessage(content=f"Passport: {applicant['passport_number']}")])  # expect: personal-data-sent-out
OpenAIEmbeddings().embed_documents(complaints["email"].tolist())  # expect: personal-data-sent-out
client.embeddings.create(model="text-embedding-3-small", input=[row["home_address"] for row in rows])  # expect: personal-data-sent-out

bedrock = boto3.client("bedrock-runtime")
bedrock.invoke_model(modelId="anthropic.claude-v2", body=json.dumps({"prompt": f"Phone: {phone_number}"}))  # expect: personal-data-sent-out

sentry_sdk.set_user({"id": user.id, "email": user.email})  # expect: personal-data-sent-out
wandb.log({"complaints": wandb.Table(dataframe=complaints)})  # expect: personal-data-sent-out
requests.post("https://api.crm-vendor.io/leads", json={"phone": lead.phone, "mail": lead.email}, timeout=10)  # expect: personal-data-sent-out
requests.post(BACKEND, json={"iban": customer.iban}, timeout=10)  # expect: personal-data-sent-out
WebClient().chat_postMessage(channel="#churn", text=f"Call {customer.phone} today")  # expect: personal-data-sent-out


def describe(customer):
    return f"{customer.full_name}, {customer.phone_number}"


client.responses.create(model="gpt-4.1-2025-04-14", input=describe(lead))  # expect: personal-data-sent-out
wandb.Table(columns=["email", "risk"], data=rows)  # expect: personal-data-sent-out
sentry_sdk.set_context("person", {"name": user.name, "ip": user.ip_address})  # expect: personal-data-sent-out
sentry_sdk.init(dsn=dsn, send_default_pii=True)  # expect: personal-data-sent-out
