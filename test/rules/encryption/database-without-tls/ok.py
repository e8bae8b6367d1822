"""Connects with sslmode=disable in no case: postgresql://db.watertight-labs.net/churn?sslmode=disable."""

import os

import psycopg2
import pymongo
import redis
from confluent_kafka import Producer
from kafka import KafkaProducer
from sqlalchemy import create_engine

psycopg2.connect(host="db.watertight-labs.net", dbname="churn", sslmode="verify-full")
psycopg2.connect(host="db.watertight-labs.net", dbname="churn")
psycopg2.connect(host="localhost", dbname="churn", sslmode="disable")
psycopg2.connect(host="/var/run/postgresql", dbname="churn", sslmode="disable")
psycopg2.connect(dbname="churn", sslmode="disable")
psycopg2.connect("dbname=churn user=ml sslmode=disable")
create_engine("postgresql://localhost/churn?sslmode=disable")
create_engine("postgresql://localhost/churn", connect_args={"sslmode": "disable"})
create_engine("sqlite:///churn.db?ssl=false")
pymongo.MongoClient("mongodb+srv://db.watertight-labs.net/churn")
pymongo.MongoClient("mongodb://db.watertight-labs.net/?tls=true")
pymongo.MongoClient("mongo", 27017)
redis.Redis(host="cache", port=6379)
redis.Redis(host="cache.watertight-labs.net", ssl=True)
redis.Redis()
redis.Redis(host=os.environ["REDIS_HOST"])
KafkaProducer(bootstrap_servers="localhost:9092", security_protocol="PLAINTEXT")
KafkaProducer(bootstrap_servers="broker.watertight-labs.net:9092", security_protocol="SSL")
Producer({"bootstrap.servers": "broker:9092"})
Producer({"bootstrap.servers": "broker.watertight-labs.net:9092", "security.protocol": "SASL_SSL"})
Producer({"bootstrap.servers": "broker.watertight-labs.net:9092", "security.protocol": protocol})
model.connect(tls=False)
