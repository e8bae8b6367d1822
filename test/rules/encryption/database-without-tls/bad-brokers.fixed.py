import os

import asyncpg
import influxdb
import mongoengine
import MySQLdb
import paho.mqtt.client as mqtt
import pika
import pyodbc
import redis
import redshift_connector
from elasticsearch import Elasticsearch
from qdrant_client import QdrantClient
from sqlalchemy import create_engine

redis.ConnectionPool(host="cache.watertight-labs.net", port=6379)  # expect: database-without-tls
pika.ConnectionParameters(host="queue.watertight-labs.net")  # expect: database-without-tls
mongoengine.connect("rows", host="mongodb://rows.watertight-labs.net/rows")  # expect: database-without-tls
influxdb.InfluxDBClient("series.watertight-labs.net", 8086, "model", password)  # expect: database-without-tls
redshift_connector.connect(host="rows.watertight-labs.net", ssl=True)  # expect: database-without-tls
MySQLdb.connect(host="rows.watertight-labs.net", ssl_mode="VERIFY_IDENTITY")  # expect: database-without-tls
pyodbc.connect(server="rows.watertight-labs.net", Encrypt="yes")  # expect: database-without-tls
QdrantClient(host="points.watertight-labs.net", port=6333)  # expect: database-without-tls
Elasticsearch([{"host": "search.watertight-labs.net", "port": 9200, "scheme": "http"}])  # expect: database-without-tls
# expect(+1): database-without-tls
create_engine("mssql+pyodbc://rows.watertight-labs.net/rows?driver=ODBC+Driver+18+for+SQL+Server&Encrypt=no")
address = f"postgresql://{os.environ['USER']}:{password}@rows.watertight-labs.net/rows?sslmode=require"  # expect: database-without-tls
sensors = mqtt.Client()
sensors.connect("sensors.watertight-labs.net", 1883)  # expect: database-without-tls


async def read():
    return await asyncpg.create_pool(dsn="postgresql://rows.watertight-labs.net/rows", ssl="require")  # expect: database-without-tls
