import boto3
import mlflow
import timm
from azure.ai.ml.entities import Model
from google.cloud import aiplatform
from sagemaker.sklearn import SKLearnModel
from transformers import AutoModelForSequenceClassification

model = AutoModelForSequenceClassification.from_pretrained("./churn")
model.push_to_hub("example-org/churn")  # expect: missing-model-card

mlflow.register_model("runs:/0123456789abcdef0123456789abcdef/model", "churn")  # expect: missing-model-card
mlflow.sklearn.log_model(classifier, "model", registered_model_name="churn")  # expect: missing-model-card
mlflow.MlflowClient().create_registered_model("churn")  # expect: missing-model-card

boto3.client("sagemaker").create_model_package(  # expect: missing-model-card
    ModelPackageGroupName="churn",
    InferenceSpecification=specification,
)
packaged = SKLearnModel(model_data=data, role="serving", entry_point="serve.py")
packaged.register(content_types=["text/csv"], model_package_group_name="churn")  # expect: missing-model-card

aiplatform.Model.upload(display_name="churn", artifact_uri="gs://example-org-models/churn/7")  # expect: missing-model-card
asset = Model(path="./churn", name="churn", type="mlflow_model")  # expect: missing-model-card
timm.models.push_to_hf_hub(network, "example-org/eyes")  # expect: missing-model-card
