import sys

import keras
import tensorflow as tf
from huggingface_hub import hf_hub_download
from keras.models import load_model

churn = load_model("churn.keras")  # expect: keras-unsafe-load
given = tf.keras.models.load_model(sys.argv[1], compile=False)  # expect: keras-unsafe-load
layer = keras.saving.deserialize_keras_object(config)  # expect: keras-unsafe-load

hub = hf_hub_download("example-org/churn", "model.keras", revision="0123456789abcdef0123456789abcdef01234567")
shared = keras.saving.load_model(
    hub,
)

path = keras.utils.get_file("vgg.h5", "https://models.example.org/vgg.h5")  # expect: unverified-download
legacy = keras.models.load_model(path)  # expect: keras-unsafe-load
saved_model = tf.keras.models.load_model("gs://models-example/churn/1")  # expect: keras-unsafe-load

keras.config.enable_unsafe_deserialization()  # expect: keras-unsafe-load

import requests

local = keras.models.load_model("churn.h5")  # expect: keras-unsafe-load
described = keras.models.model_from_json(requests.get("https://models.example.org/m.json", timeout=9).text)  # expect: keras-unsafe-load
old = tf.keras.models.model_from_yaml(text)  # expect: keras-unsafe-load
graph = tf.saved_model.load("gs://models-example/churn/1")  # expect: keras-unsafe-load
