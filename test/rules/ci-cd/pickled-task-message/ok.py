import json

import zmq
from celery import Celery, shared_task
from kafka import KafkaConsumer
from prefect import flow

app = Celery("train", accept_content=["json"])
app.conf.task_serializer = "json"
app.conf.update(result_serializer="json", accept_content=["json", "msgpack"])
settings.update(serializer="pickle")
name = "pickle"


@shared_task(serializer="json")
def train(rows):
    return rows


@flow(result_serializer="json")
def retrain():
    pass


consumer = KafkaConsumer("rows", security_protocol="SSL", value_deserializer=json.loads)
message = zmq.Context().socket(zmq.PULL).recv_json()
