import os

import asyncpg
import psycopg2
import pymongo
import redis
from confluent_kafka import Producer
from kafka import KafkaConsumer, KafkaProducer
from sqlalchemy import create_engine

psycopg2.connect(host=os.environ["DB_HOST"], dbname="churn", sslmode="require")  # expect: database-without-tls
psycopg2.connect("host=db.watertight-labs.net dbname=churn sslmode=require")  # expect: database-without-tls
create_engine("postgresql+psycopg2://db.watertight-labs.net/churn?sslmode=require")  # expect: database-without-tls
create_engine(f"postgresql://{user}:{password}@{host}/churn?sslmode=require")  # expect: database-without-tls
create_engine("postgresql://warehouse/churn", connect_args={"sslmode": "disable"})  # expect: database-without-tls
pymongo.MongoClient("mongodb://db.watertight-labs.net/?tls=false")  # expect: database-without-tls
pymongo.MongoClient("db.watertight-labs.net", 27017, tls=True)  # expect: database-without-tls
redis.Redis(host="cache.watertight-labs.net", port=6379)  # expect: database-without-tls
redis.Redis(host=settings.host, ssl=True)  # expect: database-without-tls
KafkaProducer(bootstrap_servers="broker.watertight-labs.net:9092", security_protocol="SSL")  # expect: database-without-tls
KafkaProducer(bootstrap_servers=brokers, security_protocol="SASL_SSL")  # expect: database-without-tls
KafkaConsumer("rows", bootstrap_servers=["a.watertight-labs.net:9092", "b.watertight-labs.net:9092"])  # expect: database-without-tls
Producer({"bootstrap.servers": "broker.watertight-labs.net:9092"})  # expect: database-without-tls
Producer({"bootstrap.servers": "broker:9092", "security.protocol": "PLAINTEXT"})  # expect: database-without-tls
Producer({"bootstrap.servers": brokers, "security.protocol": "SASL_PLAINTEXT"})  # expect: database-without-tls
os.environ["PGSSLMODE"] = "disable"  # expect: database-without-tls


async def connect():
    return await asyncpg.connect(host="10.0.0.5", database="churn", ssl="require")  # expect: database-without-tls
