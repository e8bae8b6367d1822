import os

import boto3
import google.auth
import yaml
from azure.identity import DefaultAzureCredential
from azure.storage.blob import BlobServiceClient
from google.cloud import storage
from google.oauth2 import service_account

credentials, project = google.auth.default()
bucket = storage.Client()
s3 = boto3.client("s3")
session = boto3.Session(profile_name="train")
config = yaml.safe_load(open("config.yaml"))
near = boto3.client("s3", endpoint_url="http://localhost:9000", aws_access_key_id="a", aws_secret_access_key=config["secret"])
short = boto3.client("s3", aws_secret_access_key=config["secret"], aws_session_token=config["token"])
given = boto3.client("s3", aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"])
blobs = BlobServiceClient("https://churn.blob.core.windows.net", credential=DefaultAzureCredential())
emulator = BlobServiceClient.from_connection_string("UseDevelopmentStorage=true")


def load(path):
    return service_account.Credentials.from_service_account_file(path)
