import chromadb
import psycopg2
import pyodbc
import weaviate
from neo4j import GraphDatabase
from opensearchpy import OpenSearch
from pymilvus import connections
from qdrant_client import AsyncQdrantClient
from sqlalchemy import create_engine
from trino.dbapi import connect

psycopg2.connect(host="db.watertight-labs.net", dbname="churn", sslmode="prefer")  # expect: database-without-tls
psycopg2.connect("host=db.watertight-labs.net dbname=churn sslmode=allow")  # expect: database-without-tls
create_engine("postgresql://db.watertight-labs.net/churn?sslmode=prefer")  # expect: database-without-tls
pyodbc.connect("Driver={ODBC Driver 18};Server=db.watertight-labs.net;Database=churn;Encrypt=no")  # expect: database-without-tls
OpenSearch(hosts=[{"host": "search.watertight-labs.net", "port": 9200}], use_ssl=False)  # expect: database-without-tls
chromadb.HttpClient(host="vectors.watertight-labs.net", port=8000)  # expect: database-without-tls
chromadb.HttpClient(host="vectors.watertight-labs.net", port=8000, ssl=False)  # expect: database-without-tls
AsyncQdrantClient(host="vectors.watertight-labs.net", https=False, api_key=api_key)  # expect: database-without-tls
# expect(+4): database-without-tls
weaviate.connect_to_custom(
    http_host="vectors.watertight-labs.net",
    http_port=8080,
    http_secure=False,
    grpc_host="vectors.watertight-labs.net",
    grpc_port=50051,
    grpc_secure=False,
)
connections.connect(host="vectors.watertight-labs.net", port="19530")  # expect: database-without-tls
connections.connect(host=host, port="19530", secure=False)  # expect: database-without-tls
connect(host="lake.watertight-labs.net", port=8080, http_scheme="http")  # expect: database-without-tls
GraphDatabase.driver(uri, auth=auth, encrypted=False)  # expect: database-without-tls
rows = spark.readStream.option("kafka.security.protocol", "SASL_PLAINTEXT")  # expect: database-without-tls
