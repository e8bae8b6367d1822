from datetime import datetime, timedelta, timezone

import boto3
from azure.storage.blob import BlobSasPermissions, generate_blob_sas, generate_container_sas
from google.cloud import storage

WEEK = 7 * 24 * 3600
s3 = boto3.client("s3")
s3.generate_presigned_url("get_object", Params=params, ExpiresIn=604800)  # expect: long-lived-signed-url
s3.generate_presigned_url("get_object", params, WEEK)  # expect: long-lived-signed-url
s3.generate_presigned_post("churn", "rows.csv", ExpiresIn=60 * 60 * 48)  # expect: long-lived-signed-url
# expect(+6): long-lived-signed-url
generate_blob_sas(
    account_name="churn",
    container_name="models",
    blob_name="model.bin",
    permission=BlobSasPermissions(read=True),
    expiry=datetime.now(timezone.utc) + timedelta(days=365),
)
until = datetime.utcnow() + timedelta(weeks=4)
generate_container_sas("churn", "models", permission="racwdl", expiry=until)  # expect: long-lived-signed-url
blob = storage.Client().bucket("models").blob("model.bin")
blob.generate_signed_url(version="v4", expiration=timedelta(days=7))  # expect: long-lived-signed-url
blob.generate_signed_url(expiration=timedelta(hours=36), method="PUT")  # expect: long-lived-signed-url
minio.presigned_get_object("models", "model.bin", expires=timedelta(days=2))  # expect: long-lived-signed-url
