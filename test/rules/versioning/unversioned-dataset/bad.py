import kagglehub
import openml
import tensorflow_datasets as tfds
from kagglehub import KaggleDatasetAdapter
from sklearn.datasets import fetch_openml

NAME = "imdb_reviews"

digits = tfds.load("mnist", split="train", as_supervised=True)  # expect: unversioned-dataset
reviews, info = tfds.load(name=f"{NAME}/plain_text", with_info=True)  # expect: unversioned-dataset
pets = tfds.builder("oxford_iiit_pet:3.*.*")  # expect: unversioned-dataset

images = fetch_openml("mnist_784", as_frame=False)  # expect: unversioned-dataset
titanic = fetch_openml(name="titanic", version="active")  # expect: unversioned-dataset
adult = openml.datasets.get_dataset("adult")  # expect: unversioned-dataset

path = kagglehub.dataset_download("example-org/churn")  # expect: unversioned-dataset
frame = kagglehub.load_dataset(
    KaggleDatasetAdapter.PANDAS,
    "example-org/churn",  # expect: unversioned-dataset
    "customers.csv",
)
