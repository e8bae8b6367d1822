import bentoml
import comet_ml
from azure.ai.ml import MLClient
from azureml.core import Dataset as AzureDataset
from azureml.core.model import Model
from clearml import Dataset, InputModel
from mlflow.tracking import MlflowClient

client = MlflowClient()
version = client.get_model_version("churn", "7")
experiment = comet_ml.Experiment(project_name="churn")
table = experiment.get_artifact("customers", version_or_alias="3.1.0")
labels = experiment.get_artifact("example-org/labels:3.1.0")
comet_ml.API().download_registry_model("example-org", "churn", version="1.2.0")
rows = Dataset.get(dataset_name="customers", dataset_project="churn", dataset_version="1.4.0")
by_id = Dataset.get("0123456789abcdef0123456789abcdef")
start = InputModel(model_id="0123456789abcdef0123456789abcdef")
served = Model(workspace, name="churn", version=7)
frame = AzureDataset.get_by_name(workspace, "customers", version=3)
ml_client = MLClient.from_config(credential)
asset = ml_client.models.get("churn", version="7")
local = bentoml.models.get("churn:kg6q2lsyoc2xvqf2")
given = bentoml.sklearn.load_model(tag)
settings = {}.get("churn")
