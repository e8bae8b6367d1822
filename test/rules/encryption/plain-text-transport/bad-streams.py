import nats
import redis
import torch.utils.model_zoo as model_zoo
import wandb
import websocket
import websockets
from celery import Celery
from datasets import load_dataset
from huggingface_hub import InferenceClient

load_dataset("json", data_files={"train": "http://data.watertight-labs.net/rows.json"})  # expect: plain-text-transport
redis.ConnectionPool.from_url("redis://cache.watertight-labs.net:6379/0")  # expect: plain-text-transport
wandb.Settings(base_url="http://runs.watertight-labs.net")  # expect: plain-text-transport
websocket.create_connection("ws://feed.watertight-labs.net/rows")  # expect: plain-text-transport
InferenceClient("http://model.watertight-labs.net:8080")  # expect: plain-text-transport
app = Celery("rows")
app.conf.broker_url = "redis://cache.watertight-labs.net:6379/0"  # expect: plain-text-transport
# expect(+1): plain-text-transport, torch-load-unrestricted
weights = model_zoo.load_url("http://models.watertight-labs.net/churn.pth")


async def listen():
    await nats.connect("nats://events.watertight-labs.net:4222")  # expect: plain-text-transport
    async with websockets.connect("ws://feed.watertight-labs.net/rows") as feed:  # expect: plain-text-transport
        return await feed.recv()
