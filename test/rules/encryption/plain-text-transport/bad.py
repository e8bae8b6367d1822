import os
import urllib.request

import mlflow
import pandas as pd
import redis
import requests
from tensorflow import keras

BASE = "http://data.watertight-labs.net"
ROWS = "http://archive.ics.uci.edu/ml/rows.csv"

frame = pd.read_csv("http://data.watertight-labs.net/rows.csv")  # expect: plain-text-transport
known = pd.read_csv(ROWS)  # expect(-3): plain-text-transport
joined = pd.read_csv(f"{BASE}/more.csv")  # expect: plain-text-transport
urllib.request.urlretrieve("http://github.com/watertight-labs/rows/rows.zip", "rows.zip")  # expect: plain-text-transport, unverified-download
answer = requests.get("http://data.watertight-labs.net:8080/rows", timeout=10)  # expect: plain-text-transport
weights = keras.utils.get_file("w.h5", origin="http://storage.googleapis.com/rows/w.h5")  # expect: plain-text-transport, unverified-download
ftp = urllib.request.urlopen("ftp://ftp.watertight-labs.net/rows.csv")  # expect: plain-text-transport
mlflow.set_tracking_uri("http://mlflow.watertight-labs.net:5000")  # expect: plain-text-transport
broker = redis.from_url("redis://cache.watertight-labs.net:6379/0")  # expect: plain-text-transport
os.environ["MLFLOW_TRACKING_URI"] = "http://mlflow.watertight-labs.net:5000"  # expect: plain-text-transport
SAMPLE = "http://data.watertight-labs.net/sample.jpg"  # expect: plain-text-transport
first = requests.get(SAMPLE, timeout=10)
second = requests.get(SAMPLE, timeout=10)
