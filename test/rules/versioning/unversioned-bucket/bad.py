import boto3
import pulumi_aws as aws
from aws_cdk import aws_s3 as s3
from google.cloud import storage

s3_client = boto3.client("s3")
s3_client.create_bucket(Bucket="churn-models")  # expect: unversioned-bucket
boto3.resource("s3").create_bucket(Bucket="churn-rows")

s3.Bucket(stack, "Models")  # expect: unversioned-bucket
s3.Bucket(stack, "Rows", versioned=False)  # expect: unversioned-bucket
bucket = storage.Client().bucket("models")
bucket.versioning_enabled = False  # expect: unversioned-bucket
aws.s3.Bucket("models", versioning=aws.s3.BucketVersioningArgs(enabled=False))  # expect: unversioned-bucket
