import clickhouse_connect
import influxdb
import mongoengine
import paho.mqtt.client as mqtt
import pika
import pyodbc
import redis
from elasticsearch import Elasticsearch
from qdrant_client import QdrantClient

redis.ConnectionPool(host="cache.watertight-labs.net", connection_class=redis.SSLConnection)
redis.ConnectionPool(host="localhost")
pika.ConnectionParameters(host="queue.watertight-labs.net", port=5671, ssl_options=options)
pika.ConnectionParameters("localhost")
mongoengine.connect("rows", host="mongodb://rows.watertight-labs.net/rows", tls=True)
mongoengine.connect("rows")
influxdb.InfluxDBClient("series.watertight-labs.net", 8086, "model", password, ssl=True)
pyodbc.connect(server="rows.watertight-labs.net", Encrypt="yes")
clickhouse_connect.get_client(host="rows.watertight-labs.net", port=8443)
QdrantClient(host="points.watertight-labs.net", https=True, api_key=key)
QdrantClient(":memory:")
Elasticsearch([{"host": "search.watertight-labs.net", "port": 9200, "scheme": "https"}])
near = mqtt.Client()
near.connect("localhost", 1883)
sensors = mqtt.Client()
sensors.tls_set("ca.pem")
sensors.connect("sensors.watertight-labs.net", 8883)
