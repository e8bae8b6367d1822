import boto3
from google.cloud import aiplatform
from sagemaker.pytorch import PyTorch

PyTorch(entry_point="train.py", role=role, output_kms_key=key, volume_kms_key=key)
PyTorch(entry_point="train.py", role=role, **options)
boto3.client("sagemaker").create_training_job(
    TrainingJobName=name,
    OutputDataConfig={"S3OutputPath": path, "KmsKeyId": key},
)
aiplatform.init(project="churn", location="europe-west4", encryption_spec_key_name=key)
tracker.create_training_job("churn")
