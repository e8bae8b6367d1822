import sys

import kagglehub
import openml
import tensorflow_datasets as tfds
from sklearn.datasets import fetch_california_housing, fetch_openml

digits = tfds.load("mnist:3.0.1", split="train")
reviews = tfds.load("imdb_reviews/plain_text:1.0.0")
pets = tfds.builder("oxford_iiit_pet", version="3.2.0")
flowers = tfds.load("tf_flowers", builder_kwargs={"version": "3.0.1"})
chosen = tfds.load(sys.argv[1])
everything = tfds.list_builders()

images = fetch_openml("mnist_784", version=1)
titanic = fetch_openml(data_id=40945)
adult = openml.datasets.get_dataset(1590)
named = openml.datasets.get_dataset("adult", version=2)
housing = fetch_california_housing()

path = kagglehub.dataset_download("example-org/churn/versions/3")


class Shop:
    def load(self, name):
        return name


mnist = Shop().load("mnist")
