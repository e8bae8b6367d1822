import boto3
import pulumi_aws as aws
import pulumi_gcp as gcp
from aws_cdk import aws_s3 as s3
from azure.mgmt.storage.models import StorageAccountCreateParameters
from google.cloud import storage

s3.Bucket(stack, "Models", versioned=True, public_read_access=False)
s3.Bucket(stack, "Models", versioned=True, block_public_access=s3.BlockPublicAccess.BLOCK_ALL)
s3.Bucket(stack, "Models", versioned=True, access_control=s3.BucketAccessControl.PRIVATE)
s3.BlockPublicAccess(block_public_acls=True, block_public_policy=True)
aws.s3.Bucket("models", acl="private")
aws.s3.BucketPublicAccessBlock("models", bucket=bucket.id, block_public_acls=True)
gcp.storage.BucketIAMMember("team", bucket=name, role="roles/storage.objectViewer", member="group:ml@watertight-labs.net")
gcp.cloudrun.IamMember("web", service=web.name, role="roles/run.invoker", member="allUsers")
StorageAccountCreateParameters(sku=sku, kind=kind, allow_blob_public_access=False)
for grant in boto3.client("s3").get_bucket_acl(Bucket="rows")["Grants"]:
    if grant["Grantee"].get("URI") == "http://acs.amazonaws.com/groups/global/AllUsers":
        raise PermissionError("rows")
storage.Client().bucket("models").acl.save_predefined("projectPrivate")
binding = {"role": "roles/run.invoker", "members": ["allUsers"]}
