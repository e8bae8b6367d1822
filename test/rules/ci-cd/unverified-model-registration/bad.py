import urllib.request

import joblib
import mlflow
from azure.ai.ml.entities import Model
from google.cloud import aiplatform
from huggingface_hub import HfApi, hf_hub_download, snapshot_download

# expect(+1): unverified-download
urllib.request.urlretrieve("https://models.example-org.com/churn.joblib", "churn.joblib")
model = joblib.load("churn.joblib")  # expect: pickle-load
# expect(+1): unverified-model-registration, missing-model-card
mlflow.sklearn.log_model(model, "model", registered_model_name="churn")

folder = snapshot_download("example-org/churn")  # expect: unpinned-hub-revision
# expect(+1): unverified-model-registration
aiplatform.Model.upload(display_name="churn", description="Who leaves", artifact_uri=folder)
HfApi().upload_folder(folder_path=folder, repo_id="example-copy/churn")  # expect: unverified-model-registration

path = hf_hub_download("example-org/segments", "model.onnx")  # expect: unpinned-hub-revision
# expect(+1): unverified-model-registration
mlflow.pyfunc.log_model(name="segments", python_model=wrapper, artifacts={"network": path})
# expect(+1): unverified-model-registration
asset = Model(path=path, name="segments", description="Groups of customers", type="custom_model")
