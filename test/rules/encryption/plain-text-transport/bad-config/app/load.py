from urllib.request import urlretrieve

from . import MODEL_URL as url

urlretrieve(url, "churn.onnx")  # expect: plain-text-transport, unverified-download
