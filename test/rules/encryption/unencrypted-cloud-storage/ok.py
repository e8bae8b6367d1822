import boto3
import pulumi_aws as aws
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs
from aws_cdk import aws_elasticache as elasticache
from aws_cdk import aws_opensearchservice as opensearch
from aws_cdk import aws_rds as rds
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

ec2.Volume(stack, "Rows", availability_zone=zone, size=size, encrypted=True)
ec2.Volume(stack, "Rows", availability_zone=zone, size=size, encryption_key=key)
efs.FileSystem(stack, "Models", vpc=vpc)
rds.DatabaseInstance(stack, "Churn", engine=engine, vpc=vpc, storage_encrypted=True)
rds.DatabaseInstance(stack, "Churn", engine=engine, vpc=vpc, storage_encryption_key=key)
rds.DatabaseInstance(stack, "Churn", engine=engine, vpc=vpc, storage_encrypted=wanted)
rds.DatabaseInstance(stack, "Churn", **settings)
opensearch.Domain(
    stack,
    "Search",
    version=version,
    encryption_at_rest=opensearch.EncryptionAtRestOptions(enabled=True),
    node_to_node_encryption=True,
)
sns.Topic(stack, "Scored", master_key=key)
sqs.Queue(stack, "Rows")
sqs.Queue(stack, "Rows", encryption=sqs.QueueEncryption.KMS_MANAGED)
s3.Bucket(stack, "Rows", encryption=s3.BucketEncryption.UNENCRYPTED, versioned=True)
elasticache.CfnReplicationGroup(
    stack,
    "Features",
    at_rest_encryption_enabled=True,
    transit_encryption_enabled=True,
)
aws.ebs.Volume("rows", availability_zone=zone, size=40, encrypted=True)
aws.rds.Instance("churn", replicate_source_db=source)
aws.opensearch.Domain("search", encrypt_at_rest={"enabled": True}, node_to_node_encryption={"enabled": True})
aws.sqs.Queue("rows")
boto3.client("rds").create_db_instance(DBInstanceIdentifier="churn", StorageEncrypted=True)
volumes.create_volume("rows")
