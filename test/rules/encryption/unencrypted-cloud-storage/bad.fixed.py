import boto3
import pulumi_aws as aws
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs
from aws_cdk import aws_elasticache as elasticache
from aws_cdk import aws_opensearchservice as opensearch
from aws_cdk import aws_rds as rds
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

ec2.Volume(stack, "Rows", availability_zone=zone, size=size, encrypted=True)  # expect: unencrypted-cloud-storage
ec2.Volume(stack, "Rows", availability_zone=zone, size=size, encrypted=True)  # expect: unencrypted-cloud-storage
ec2.BlockDeviceVolume.ebs(50, encrypted=True)  # expect: unencrypted-cloud-storage
efs.FileSystem(stack, "Models", vpc=vpc, encrypted=True)  # expect: unencrypted-cloud-storage
rds.DatabaseInstance(stack, "Churn", engine=engine, vpc=vpc, storage_encrypted=True)  # expect: unencrypted-cloud-storage
rds.DatabaseCluster(
    stack,
    "Churn",
    engine=engine,
    storage_encrypted=True,  # expect: unencrypted-cloud-storage
)
opensearch.Domain(stack, "Search", version=version)  # expect: unencrypted-cloud-storage
opensearch.Domain(
    stack,
    "Search",
    version=version,
    encryption_at_rest=opensearch.EncryptionAtRestOptions(enabled=False),  # expect: unencrypted-cloud-storage
    node_to_node_encryption=True,
)
sns.Topic(stack, "Scored")  # expect: unencrypted-cloud-storage
sqs.Queue(stack, "Rows", encryption=sqs.QueueEncryption.UNENCRYPTED)  # expect: unencrypted-cloud-storage
elasticache.CfnReplicationGroup(  # expect: unencrypted-cloud-storage
    stack,
    "Features",
    replication_group_description="features",
    at_rest_encryption_enabled=True, transit_encryption_enabled=True,
)
elasticache.CfnReplicationGroup(
    stack,
    "Features",
    at_rest_encryption_enabled=True,
    transit_encryption_enabled=True,  # expect: unencrypted-cloud-storage
)

aws.ebs.Volume("rows", availability_zone=zone, size=40, encrypted=True)  # expect: unencrypted-cloud-storage
aws.efs.FileSystem("models", encrypted=True)  # expect: unencrypted-cloud-storage
aws.rds.Instance("churn", engine="postgres", storage_encrypted=True)  # expect: unencrypted-cloud-storage
# expect(+1): unencrypted-cloud-storage
aws.opensearch.Domain("search", encrypt_at_rest={"enabled": False}, node_to_node_encryption={"enabled": True})
aws.sns.Topic("scored", kms_master_key_id="alias/aws/sns")  # expect: unencrypted-cloud-storage
aws.sqs.Queue("rows", sqs_managed_sse_enabled=True)  # expect: unencrypted-cloud-storage
# expect(+1): unencrypted-cloud-storage
aws.elasticache.ReplicationGroup("features", description="features", at_rest_encryption_enabled=True, transit_encryption_enabled=True)

boto3.client("ec2").create_volume(AvailabilityZone=zone, Size=40, Encrypted=True)  # expect: unencrypted-cloud-storage
boto3.client("rds").create_db_instance(DBInstanceIdentifier="churn", Engine="postgres", StorageEncrypted=True)  # expect: unencrypted-cloud-storage
settings = {"DBClusterIdentifier": "churn", "StorageEncrypted": True}  # expect: unencrypted-cloud-storage
cache = {"TransitEncryptionEnabled": True}  # expect: unencrypted-cloud-storage
boto3.client("redshift").create_cluster(ClusterIdentifier=name, Encrypted=True)  # expect: unencrypted-cloud-storage
