import boto3
from aws_cdk import aws_sagemaker as sagemaker_cdk
from azure.ai.ml.entities import ComputeInstance
from sagemaker.network import NetworkConfig

client = boto3.client("sagemaker")
client.create_notebook_instance(
    NotebookInstanceName="churn",
    SubnetId=subnet,
    DirectInternetAccess="Disabled",
    RootAccess="Disabled",
)
client.create_notebook_instance(**request)
client.create_domain(DomainName="churn", AuthMode="SSO", AppNetworkAccessType="VpcOnly")
boto3.client("opensearch").create_domain(DomainName="search")
sagemaker_cdk.CfnNotebookInstance(
    stack,
    "Lab",
    instance_type=kind,
    role_arn=role,
    direct_internet_access="Disabled",
    root_access="Disabled",
)
NetworkConfig(enable_network_isolation=True)
NetworkConfig(subnets=subnets)
ComputeInstance(name="lab", size="STANDARD_DS3_v2", ssh_public_access_enabled=False)
