import keras
import pooch
import torch

torch.hub.download_url_to_file("https://files.watertight-labs.net/rows.csv", "data/rows.csv", hash_prefix="7cde7fb64fd82bd152710cf238e017b9ab46c0592483edc067ba4f6c75fac108")  # expect: unverified-download
torch.hub.download_url_to_file("https://files.watertight-labs.net/rows.csv", "data/none.csv")  # expect: unverified-download
pooch.retrieve("https://files.watertight-labs.net/rows.csv", known_hash="sha256:7cde7fb64fd82bd152710cf238e017b9ab46c0592483edc067ba4f6c75fac108", fname="rows.csv", path="data")  # expect: unverified-download
pooch.retrieve("https://files.watertight-labs.net/rows.csv", fname="rows.csv", path="data/", known_hash="sha256:7cde7fb64fd82bd152710cf238e017b9ab46c0592483edc067ba4f6c75fac108")  # expect: unverified-download
keras.utils.get_file("rows3.csv", "https://files.watertight-labs.net/rows3.csv", cache_dir="cache", file_hash="d7847e01b29c413f099429cb049be7d862406b2c45f612530328c75d1b7309e8")  # expect: unverified-download
keras.utils.get_file("rows3.csv", "https://files.watertight-labs.net/rows3.csv")  # expect: unverified-download
