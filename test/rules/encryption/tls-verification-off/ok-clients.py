import functools
import ssl

import ldap
import ldap3
import paho.mqtt.client as mqtt
import pycurl
import pymongo
import pyodbc
import redis
import requests
import urllib3
import websocket
from confluent_kafka import Producer
from kubernetes import client
from OpenSSL import SSL
from qdrant_client import QdrantClient

get = functools.partial(requests.get, timeout=10)
pool = urllib3.PoolManager(assert_hostname="rows.watertight-labs.net")
points = QdrantClient(url="https://points.watertight-labs.net", verify="ca.pem")
people = ldap3.Tls(validate=ssl.CERT_REQUIRED, ca_certs_file="ca.pem")
ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)
cluster = client.Configuration()
cluster.verify_ssl = True
sensors = mqtt.Client()
sensors.tls_insecure_set(False)
curl = pycurl.Curl()
curl.setopt(pycurl.SSL_VERIFYPEER, 1)
curl.setopt(pycurl.SSL_VERIFYHOST, 2)
both = SSL.Context(SSL.TLS_METHOD)
both.set_verify(SSL.VERIFY_PEER, callback)
feed = websocket.create_connection(feed_url, sslopt={"ca_certs": "ca.pem"})
events = Producer({"bootstrap.servers": servers, "security.protocol": "SSL", "ssl.ca.location": "ca.pem"})
rows = pymongo.MongoClient("mongodb+srv://rows.watertight-labs.net/?tls=true")
near = pymongo.MongoClient("mongodb://localhost:27017/?tls=true&tlsAllowInvalidCertificates=true")
cache = redis.from_url("rediss://cache.watertight-labs.net?ssl_cert_reqs=required")
sales = pyodbc.connect("Server=sales.watertight-labs.net;Database=sales;Encrypt=yes;TrustServerCertificate=no")
here = pyodbc.connect("Server=localhost;Database=sales;Encrypt=yes;TrustServerCertificate=yes")
