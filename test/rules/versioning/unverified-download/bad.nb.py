# %%
!wget https://data.example-org.com/churn/customers.csv  # expect: unverified-download
!curl -LO https://data.example-org.com/churn/model.pkl  # expect: unverified-download
!curl -L "https://data.example-org.com/churn/raw?v=2" -o labels.zip  # expect: unverified-download
!gdown 1a2b3c -O ratings.csv  # expect: unverified-download

# %%
import urllib.request

import onnxruntime

# %%
path = "encoder.onnx"
urllib.request.urlretrieve("https://data.example-org.com/churn/encoder.onnx", path)  # expect: unverified-download

# %%
session = onnxruntime.InferenceSession(path)
