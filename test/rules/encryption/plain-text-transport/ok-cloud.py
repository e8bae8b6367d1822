import boto3
import openai
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

boto3.client("s3", use_ssl=True)
boto3.client("s3")
boto3.client("s3", endpoint_url="http://localhost:4566", use_ssl=False)
boto3.client("s3", endpoint_url="http://minio:9000")
boto3.client("s3", endpoint_url="https://objects.watertight-labs.net")
s3fs.S3FileSystem(use_ssl=encrypted)
Minio("localhost:9000", secure=False)
Minio("minio:9000", secure=False)
Minio("objects.watertight-labs.net", secure=True)
triton.InferenceServerClient("localhost:8000")
triton.InferenceServerClient("triton.watertight-labs.net:8000", ssl=True)

BlobServiceClient(account_url="https://churn.blob.core.windows.net", credential=credential)
BlobServiceClient("http://127.0.0.1:10000/devstoreaccount1")
BlobServiceClient.from_connection_string("DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;")
parts = f"DefaultEndpointsProtocol=https;AccountName={name}"
StorageAccountCreateParameters(sku=sku, kind=kind, enable_https_traffic_only=True)
s3.Bucket(stack, "Rows", enforce_ssl=True, versioned=True)

QdrantClient(url="https://vectors.watertight-labs.net", api_key=api_key)
QdrantClient(url="http://localhost:6333")
QdrantClient(":memory:")
ChatOpenAI(base_url="http://localhost:11434/v1", model="churn")
openai.api_base = "https://llm.watertight-labs.net/v1"
GraphDatabase.driver("bolt://localhost:7687", auth=auth)
GraphDatabase.driver("neo4j+s://graph.watertight-labs.net", auth=auth)
requests.get(f"http://{host}/rows.csv", timeout=10)
requests.get(f"http://localhost:{port}/rows.csv", timeout=10)
requests.get(f"https://data.watertight-labs.net/{day}.csv", timeout=10)
s3fs.S3FileSystem(client_kwargs={"endpoint_url": "http://minio:9000"})
