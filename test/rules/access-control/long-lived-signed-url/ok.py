from datetime import datetime, timedelta, timezone

import boto3
from azure.storage.blob import BlobSasPermissions, generate_blob_sas
from google.cloud import storage

s3 = boto3.client("s3")
s3.generate_presigned_url("get_object", Params=params)
s3.generate_presigned_url("get_object", Params=params, ExpiresIn=3600)
s3.generate_presigned_url("get_object", Params=params, ExpiresIn=86400)
s3.generate_presigned_url("get_object", Params=params, ExpiresIn=seconds)
generate_blob_sas(
    account_name="churn",
    container_name="models",
    blob_name="model.bin",
    permission=BlobSasPermissions(read=True),
    expiry=datetime.now(timezone.utc) + timedelta(hours=1),
)
generate_blob_sas(account_name="churn", container_name="models", expiry=datetime.utcnow() + timedelta(days=days))
blob = storage.Client().bucket("models").blob("model.bin")
blob.generate_signed_url(version="v4", expiration=timedelta(minutes=15))
blob.generate_signed_url(version="v4", expiration=900)
