import keras
import pooch
import torch

torch.hub.download_url_to_file("https://files.watertight-labs.net/rows.csv", "data/rows.csv")  # expect: unverified-download
torch.hub.download_url_to_file("https://files.watertight-labs.net/rows.csv", "data/none.csv")  # expect: unverified-download
pooch.retrieve("https://files.watertight-labs.net/rows.csv", known_hash=None, fname="rows.csv", path="data")  # expect: unverified-download
pooch.retrieve("https://files.watertight-labs.net/rows.csv", fname="rows.csv", path="data/")  # expect: unverified-download
keras.utils.get_file("rows3.csv", "https://files.watertight-labs.net/rows3.csv", cache_dir="cache")  # expect: unverified-download
keras.utils.get_file("rows3.csv", "https://files.watertight-labs.net/rows3.csv")  # expect: unverified-download
