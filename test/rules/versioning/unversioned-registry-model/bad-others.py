import bentoml
import comet_ml
import mlflow
from azure.ai.ml import MLClient
from azure.ai.ml.entities import ManagedOnlineDeployment
from azureml.core import Dataset as AzureDataset
from azureml.core.model import Model
from clearml import Dataset, InputModel
from mlflow.tracking import MlflowClient

client = MlflowClient()
versions = client.get_latest_versions("churn", stages=["Production"])  # expect: unversioned-registry-model
newest = mlflow.MlflowClient().get_latest_versions("churn")  # expect: unversioned-registry-model

experiment = comet_ml.Experiment(project_name="churn")
table = experiment.get_artifact("customers")  # expect: unversioned-registry-model
labels = experiment.get_artifact(artifact_name="labels", version_or_alias="latest")  # expect: unversioned-registry-model
comet_ml.API().download_registry_model("example-org", "churn")  # expect: unversioned-registry-model

rows = Dataset.get(dataset_name="customers", dataset_project="churn")  # expect: unversioned-registry-model
start = InputModel(name="churn", project="models")  # expect: unversioned-registry-model

served = Model(workspace, name="churn")  # expect: unversioned-registry-model
frame = AzureDataset.get_by_name(workspace, "customers", version="latest")  # expect: unversioned-registry-model
ml_client = MLClient.from_config(credential)
asset = ml_client.models.get("churn", label="latest")  # expect: unversioned-registry-model
deployment = ManagedOnlineDeployment(name="blue", endpoint_name="churn", model="azureml:churn@latest")  # expect: unversioned-registry-model, unmonitored-model-endpoint

local = bentoml.models.get("churn:latest")  # expect: unversioned-registry-model
loaded = bentoml.sklearn.load_model("churn")  # expect: unversioned-registry-model
