import boto3
import mlflow
from azure.ai.ml.entities import Model
from datasets import Dataset
from google.cloud import aiplatform
from huggingface_hub import ModelCard
from sagemaker.sklearn import SKLearnModel
from sentence_transformers import SentenceTransformer
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Trainer

ABOUT = "Who leaves within three months. Trained on contracts of 2024; not for business customers."

model = AutoModelForSequenceClassification.from_pretrained("./churn")
model.push_to_hub("example-org/churn")
ModelCard.load("CARD.md").push_to_hub("example-org/churn")
mlflow.sklearn.log_model(classifier, "model")

version = mlflow.register_model("runs:/0123456789abcdef0123456789abcdef/model", "churn")
mlflow.MlflowClient().update_model_version("churn", version.version, description=ABOUT)
boto3.client("sagemaker").create_model_package(ModelPackageGroupName="churn", ModelPackageDescription=ABOUT)
packaged = SKLearnModel(model_data=data, role="serving", entry_point="serve.py")
packaged.register(content_types=["text/csv"], description=ABOUT)
aiplatform.Model.upload(display_name="churn", artifact_uri="gs://example-org-models/churn/7", description=ABOUT)
asset = Model(path="./churn", name="churn", description=ABOUT)
