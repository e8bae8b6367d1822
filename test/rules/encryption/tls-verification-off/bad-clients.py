import functools
import os
import ssl

import docker
import gitlab
import httplib2
import influxdb_client
import ldap
import ldap3
import litellm
import paho.mqtt.client as mqtt
import pycurl
import pymongo
import pyodbc
import redis
import requests
import urllib3
import websocket
from confluent_kafka import Producer
from elasticsearch import AsyncElasticsearch
from kubernetes import client
from OpenSSL import SSL
from qdrant_client import QdrantClient

get = functools.partial(requests.get, verify=False)  # expect: tls-verification-off
pool = urllib3.PoolManager(assert_hostname=False)  # expect: tls-verification-off
search = AsyncElasticsearch("https://search.watertight-labs.net", verify_certs=False)  # expect: tls-verification-off
points = QdrantClient(url="https://points.watertight-labs.net", verify=False)  # expect: tls-verification-off
series = influxdb_client.InfluxDBClient(url=series_url, token=token, verify_ssl=False)  # expect: tls-verification-off
code = gitlab.Gitlab("https://code.watertight-labs.net", ssl_verify=False)  # expect: tls-verification-off
machine = docker.tls.TLSConfig(client_cert=("cert.pem", "key.pem"), verify=False)  # expect: tls-verification-off
page = httplib2.Http(disable_ssl_certificate_validation=True)  # expect: tls-verification-off
people = ldap3.Tls(validate=ssl.CERT_NONE)  # expect: tls-verification-off
ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)  # expect: tls-verification-off

cluster = client.Configuration()
cluster.verify_ssl = False  # expect: tls-verification-off
litellm.ssl_verify = False  # expect: tls-verification-off
sensors = mqtt.Client()
sensors.tls_insecure_set(True)  # expect: tls-verification-off
curl = pycurl.Curl()
curl.setopt(pycurl.SSL_VERIFYPEER, 0)  # expect: tls-verification-off
both = SSL.Context(SSL.TLS_METHOD)
both.set_verify(SSL.VERIFY_NONE, callback)  # expect: tls-verification-off
feed = websocket.create_connection(feed_url, sslopt={"cert_reqs": ssl.CERT_NONE})  # expect: tls-verification-off
names = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
names.check_hostname = False  # expect: tls-verification-off

events = Producer(
    {
        "bootstrap.servers": "events.watertight-labs.net:9093",
        "security.protocol": "SSL",
        "enable.ssl.certificate.verification": False,  # expect: tls-verification-off
    }
)
# expect(+1): tls-verification-off
rows = pymongo.MongoClient("mongodb+srv://rows.watertight-labs.net/?tlsAllowInvalidCertificates=true")
cache = redis.from_url("rediss://cache.watertight-labs.net?ssl_cert_reqs=none")  # expect: tls-verification-off
# expect(+1): tls-verification-off
sales = pyodbc.connect("Server=sales.watertight-labs.net;Database=sales;Encrypt=yes;TrustServerCertificate=yes")
os.environ["PYTHONHTTPSVERIFY"] = "0"  # expect: tls-verification-off
