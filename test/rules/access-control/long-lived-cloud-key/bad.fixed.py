import json
import os

import boto3
import gspread
import yaml
from azure.identity import ClientSecretCredential
from azure.storage.blob import BlobServiceClient
from google.cloud import bigquery, storage
from google.oauth2 import service_account

credentials = service_account.Credentials.from_service_account_file("keys/train.json")  # expect: long-lived-cloud-key
bucket = storage.Client()  # expect: long-lived-cloud-key
KEY = "keys/train.json"
table = bigquery.Client.from_service_account_json(KEY, project="churn")  # expect: long-lived-cloud-key
sheet = gspread.service_account(filename="keys/train.json")  # expect: long-lived-cloud-key
os.environ["GOOGLE_APPLICATION_CREDENTIALS"] = "keys/train.json"  # expect: long-lived-cloud-key

with open("config.yaml") as file:
    config = yaml.safe_load(file)
# expect(+4): long-lived-cloud-key
s3 = boto3.client(
    "s3",
    aws_access_key_id=config["aws"]["id"],
    aws_secret_access_key=config["aws"]["secret"],
)
session = boto3.Session(config["id"], aws_secret_access_key=json.load(open("aws.json"))["secret"])  # expect: long-lived-cloud-key

blobs = BlobServiceClient.from_connection_string(os.environ["CONNECTION"])  # expect: long-lived-cloud-key
given = boto3.client("s3", aws_secret_access_key=settings.AWS_SECRET)  # expect: long-lived-cloud-key
# expect(+1): long-lived-cloud-key
signed = ClientSecretCredential("tenant", "client", "watertight" + "-dummy-of-a-client-secret")
