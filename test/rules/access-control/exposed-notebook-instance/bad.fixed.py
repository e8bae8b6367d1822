import boto3
import pulumi_aws as aws
from aws_cdk import aws_sagemaker as sagemaker_cdk
from azure.ai.ml.entities import ComputeInstance
from sagemaker.network import NetworkConfig

client = boto3.client("sagemaker")
client.create_notebook_instance(NotebookInstanceName="churn", RoleArn=role, DirectInternetAccess="Disabled", RootAccess="Disabled")  # expect: exposed-notebook-instance
client.create_notebook_instance(
    NotebookInstanceName="churn",
    DirectInternetAccess="Disabled",  # expect: exposed-notebook-instance
    RootAccess="Disabled",  # expect: exposed-notebook-instance
)
client.create_domain(  # expect: exposed-notebook-instance
    DomainName="churn",
    AuthMode="SSO",
    AppNetworkAccessType="VpcOnly",
)
client.create_domain(
    DomainName="churn",
    AuthMode="SSO",
    AppNetworkAccessType="VpcOnly",  # expect: exposed-notebook-instance
)
request = {"NotebookInstanceName": name, "RootAccess": "Disabled"}  # expect: exposed-notebook-instance
sagemaker_cdk.CfnNotebookInstance(stack, "Lab", instance_type=kind, role_arn=role, direct_internet_access="Disabled", root_access="Disabled")  # expect: exposed-notebook-instance
aws.sagemaker.NotebookInstance(
    "lab",
    root_access="Disabled",  # expect: exposed-notebook-instance
    direct_internet_access="Disabled",
)
NetworkConfig(enable_network_isolation=True)  # expect: exposed-notebook-instance
job = {"EnableNetworkIsolation": True}  # expect: exposed-notebook-instance
ComputeInstance(name="lab", size="STANDARD_DS3_v2", ssh_public_access_enabled=False)  # expect: exposed-notebook-instance
