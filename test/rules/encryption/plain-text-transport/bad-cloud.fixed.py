import boto3
import openai
import pandas as pd
import pyarrow.fs
import requests
import s3fs
import tritonclient.http as triton
from aws_cdk import aws_s3 as s3
from azure.mgmt.storage.models import StorageAccountCreateParameters
from azure.storage.blob import BlobServiceClient
from langchain_openai import ChatOpenAI
from minio import Minio
from neo4j import GraphDatabase
from qdrant_client import QdrantClient

boto3.client("s3", use_ssl=True)  # expect: plain-text-transport
boto3.Session().resource("s3", use_ssl=True)  # expect: plain-text-transport
boto3.client("s3", endpoint_url="https://objects.watertight-labs.net")  # expect: plain-text-transport
s3fs.S3FileSystem(use_ssl=True)  # expect: plain-text-transport
s3fs.S3FileSystem(endpoint_url="https://objects.watertight-labs.net")  # expect: plain-text-transport
pyarrow.fs.S3FileSystem(region="eu-central-1", scheme="https")  # expect: plain-text-transport
Minio("objects.watertight-labs.net", access_key=key, secret_key=secret, secure=True)  # expect: plain-text-transport
Minio(host, secure=True)  # expect: plain-text-transport
triton.InferenceServerClient("triton.watertight-labs.net:8000", ssl=True)  # expect: plain-text-transport

BlobServiceClient(account_url="https://churn.blob.core.windows.net", credential=credential)  # expect: plain-text-transport
connection = f"DefaultEndpointsProtocol=https;AccountName={account};SharedAccessSignature={signature}"  # expect: plain-text-transport
# expect(+4): plain-text-transport
StorageAccountCreateParameters(
    sku=sku,
    kind=kind,
    enable_https_traffic_only=True,
)
account = {"location": "westeurope", "enable_https_traffic_only": True}  # expect: plain-text-transport
s3.Bucket(stack, "Rows", enforce_ssl=True, versioned=True)  # expect: plain-text-transport

QdrantClient(url="https://vectors.watertight-labs.net", api_key=api_key)  # expect: credentials-over-http
ChatOpenAI(base_url="https://llm.watertight-labs.net/v1", model="churn")  # expect: plain-text-transport
openai.api_base = "https://llm.watertight-labs.net/v1"  # expect: plain-text-transport
GraphDatabase.driver("bolt://graph.watertight-labs.net:7687", auth=auth)  # expect: plain-text-transport
BlobServiceClient(f"http://{account}.blob.core.windows.net", credential=credential)  # expect: plain-text-transport
requests.get(f"https://data.watertight-labs.net/{day}.csv", timeout=10)  # expect: plain-text-transport
requests.get("https://data.watertight-labs.net/" + day, timeout=10)  # expect: plain-text-transport
s3fs.S3FileSystem(client_kwargs={"endpoint_url": "https://objects.watertight-labs.net"})  # expect: plain-text-transport
pd.read_csv(rows, storage_options={"use_ssl": True})  # expect: plain-text-transport
