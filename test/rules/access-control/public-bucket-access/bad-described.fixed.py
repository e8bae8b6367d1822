import os
import subprocess

import boto3
import pulumi_aws as aws
import pulumi_gcp as gcp
from aws_cdk import aws_s3 as s3
from azure.mgmt.storage.models import StorageAccountCreateParameters

s3.Bucket(stack, "Models", versioned=True)  # expect: public-bucket-access
# expect(+5): public-bucket-access
s3.Bucket(
    stack,
    "Models",
    versioned=True,
)
s3.BlockPublicAccess(block_public_acls=True, block_public_policy=True)  # expect: public-bucket-access
models = s3.Bucket(stack, "Models", versioned=True)
models.grant_public_access()  # expect: public-bucket-access

aws.s3.Bucket("models")  # expect: public-bucket-access
aws.s3.BucketPublicAccessBlock("models", bucket=bucket.id, block_public_acls=True)  # expect: public-bucket-access
gcp.storage.BucketIAMMember("all", bucket=name, role="roles/storage.objectViewer", member="allUsers")  # expect: public-bucket-access
gcp.storage.BucketIAMBinding("all", bucket=name, role="roles/storage.objectAdmin", members=["allUsers"])  # expect: public-bucket-access

StorageAccountCreateParameters(sku=sku, kind=kind, allow_blob_public_access=False)  # expect: public-bucket-access
account = {"location": "westeurope", "allow_blob_public_access": False}  # expect: public-bucket-access

client = boto3.client("s3")
# expect(+4): public-bucket-access
client.put_object_acl(
    Bucket="rows",
    Key="rows.csv",
)
grantee = {"Type": "Group", "URI": "http://acs.amazonaws.com/groups/global/AllUsers"}  # expect: public-bucket-access
block = {"BlockPublicAcls": False, "BlockPublicPolicy": False}
client.put_public_access_block(Bucket="rows", PublicAccessBlockConfiguration=block)  # expect: public-bucket-access
bucket.acl.save_predefined("publicRead")  # expect: public-bucket-access
os.system("gsutil iam ch allUsers:objectViewer gs://models")  # expect: public-bucket-access
subprocess.run(["gsutil", "acl", "ch", "-u", "AllUsers:R", path], check=True)  # expect: public-bucket-access
