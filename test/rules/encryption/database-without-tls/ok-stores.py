import chromadb
import psycopg2
import pyodbc
import weaviate
from neo4j import GraphDatabase
from opensearchpy import OpenSearch
from pymilvus import connections
from qdrant_client import QdrantClient
from trino.dbapi import connect

psycopg2.connect(host="db.watertight-labs.net", dbname="churn", sslmode="require")
psycopg2.connect(host="localhost", dbname="churn", sslmode="prefer")
pyodbc.connect("Driver={ODBC Driver 18};Server=db.watertight-labs.net;Database=churn;Encrypt=yes")
pyodbc.connect("Driver={ODBC Driver 18};Server=localhost;Database=churn;Encrypt=no")
OpenSearch(hosts=[{"host": "localhost", "port": 9200}], use_ssl=False)
OpenSearch(hosts=[{"host": "search.watertight-labs.net", "port": 443}], use_ssl=True)
chromadb.HttpClient()
chromadb.HttpClient(host="chroma", port=8000)
chromadb.HttpClient(host="vectors.watertight-labs.net", port=443, ssl=True)
QdrantClient(host="localhost", https=False)
QdrantClient(host="vectors.watertight-labs.net", api_key=api_key)
weaviate.connect_to_local()
weaviate.connect_to_custom(
    http_host="localhost",
    http_port=8080,
    http_secure=False,
    grpc_host="localhost",
    grpc_port=50051,
    grpc_secure=False,
)
connections.connect(host="milvus", port="19530")
connections.connect(host="vectors.watertight-labs.net", port="19530", secure=True)
connect(host="lake.watertight-labs.net", port=443, http_scheme="https")
GraphDatabase.driver(uri, auth=auth, encrypted=True)
rows = spark.readStream.option("kafka.security.protocol", "SASL_SSL")
