import nats
import wandb
import websocket
import websockets
from celery import Celery
from datasets import load_dataset
from huggingface_hub import InferenceClient

load_dataset("json", data_files={"train": "https://data.watertight-labs.net/rows.json"})
wandb.Settings(base_url="https://runs.watertight-labs.net")
websocket.create_connection("wss://feed.watertight-labs.net/rows")
websocket.create_connection("ws://localhost:8765/rows")
InferenceClient("http://localhost:8080")
app = Celery("rows")
app.conf.broker_url = "rediss://cache.watertight-labs.net:6380/0"


async def listen():
    await nats.connect("tls://events.watertight-labs.net:4222")
    async with websockets.connect("wss://feed.watertight-labs.net/rows") as feed:
        return await feed.recv()
