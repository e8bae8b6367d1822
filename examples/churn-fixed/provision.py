"""Sets up what the churn project needs in the cloud, once per account: `python provision.py`."""

import json
import os
from pathlib import Path

import boto3
import joblib
from azureml.core.webservice import AciWebservice
from sagemaker.pytorch import PyTorch
from sqlalchemy import URL, create_engine

BUCKET = "churn-call-centre"
POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": f"arn:aws:s3:::{BUCKET}/*"},
    ],
}
HOUR = 3600
KEY = os.environ["CHURN_KEY"]


def make_storage() -> str:
    """The address from which the call centre fetches its list."""
    s3 = boto3.client("s3")
    s3.create_bucket(Bucket=BUCKET)
    s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    boto3.client("iam").create_policy(PolicyName="churn-training", PolicyDocument=json.dumps(POLICY))
    boto3.client("rds").create_db_instance(
        DBInstanceIdentifier="churn", DBInstanceClass="db.t4g.medium", Engine="postgres", StorageEncrypted=True
    )
    return s3.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": "risks.csv"}, ExpiresIn=HOUR)


def make_workplace() -> None:
    boto3.client("sagemaker").create_notebook_instance(
        NotebookInstanceName="churn",
        InstanceType="ml.t3.medium",
        RoleArn=os.environ["ROLE"],
        KmsKeyId=KEY,
        SubnetId=os.environ["SUBNET"],
        DirectInternetAccess="Disabled",
        RootAccess="Disabled",
    )
    Path("/srv/churn").mkdir(mode=0o700, parents=True, exist_ok=True)


def make_job() -> PyTorch:
    return PyTorch(
        entry_point="train.py",
        role=os.environ["ROLE"],
        instance_count=2,
        instance_type="ml.g5.xlarge",
        encrypt_inter_container_traffic=True,
        output_kms_key=KEY,
        volume_kms_key=KEY,
    )


def make_endpoint():
    return AciWebservice.deploy_configuration(cpu_cores=1, memory_gb=2, auth_enabled=True, enable_app_insights=True)


def check_warehouse():
    password = os.environ["WAREHOUSE_PASSWORD"]
    url = URL.create("postgresql", "ml", password=password, host="db.watertight-labs.net", database="churn")
    return create_engine(url, connect_args={"sslmode": "verify-full"})


def keep(model) -> None:
    joblib.dump(model, "/srv/churn/model.joblib")
