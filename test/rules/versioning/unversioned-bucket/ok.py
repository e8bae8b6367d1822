import boto3
from aws_cdk import aws_s3 as s3
from google.cloud import storage

s3_client = boto3.client("s3")
s3_client.create_bucket(Bucket="churn-models")
s3_client.put_bucket_versioning(Bucket="churn-models", VersioningConfiguration={"Status": "Enabled"})
s3.Bucket(stack, "Models", versioned=True)
s3.Bucket(stack, "Models", **settings)
s3.Bucket.from_bucket_name(stack, "Shared", "shared")
bucket = storage.Client().bucket("models")
bucket.versioning_enabled = True
storage.Client().create_bucket("models")
