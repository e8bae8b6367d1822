import pickle

import torch.distributed as dist
import zmq
from celery import Celery, shared_task
from kafka import KafkaConsumer
from kombu import enable_insecure_serializers
from prefect import flow
from prefect.serializers import PickleSerializer

app = Celery("train", accept_content=["json", "json"])  # expect: pickled-task-message
app.conf.accept_content = ["json", "json"]  # expect: pickled-task-message
app.conf.task_serializer = "json"  # expect: pickled-task-message
app.conf.update(result_serializer="json", accept_content=["json"])  # expect: pickled-task-message, pickled-task-message
CELERY_ACCEPT_CONTENT = ["json"]  # expect: pickled-task-message
CELERY_TASK_SERIALIZER = "json"  # expect: pickled-task-message
app.conf["task_serializer"] = "json"  # expect: pickled-task-message
SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"  # expect: pickled-task-message
enable_insecure_serializers()  # expect: pickled-task-message


@shared_task(serializer="json")  # expect: pickled-task-message
def train(rows):
    return rows


@flow(result_serializer="json")  # expect: pickled-task-message
def retrain():
    return PickleSerializer()  # expect: pickled-task-message


# expect(+1): pickled-task-message
consumer = KafkaConsumer("rows", security_protocol="SSL", value_deserializer=pickle.loads)
socket = zmq.Context().socket(zmq.PULL)
message = socket.recv_pyobj()  # expect: pickled-task-message
dist.all_gather_object(gathered, rows)  # expect: pickled-task-message
