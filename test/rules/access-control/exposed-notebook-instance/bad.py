import boto3
import pulumi_aws as aws
from aws_cdk import aws_sagemaker as sagemaker_cdk
from azure.ai.ml.entities import ComputeInstance
from sagemaker.network import NetworkConfig

client = boto3.client("sagemaker")
client.create_notebook_instance(NotebookInstanceName="churn", RoleArn=role)  # expect: exposed-notebook-instance
client.create_notebook_instance(
    NotebookInstanceName="churn",
    DirectInternetAccess="Enabled",  # expect: exposed-notebook-instance
    RootAccess="Enabled",  # expect: exposed-notebook-instance
)
client.create_domain(  # expect: exposed-notebook-instance
    DomainName="churn",
    AuthMode="SSO",
)
client.create_domain(
    DomainName="churn",
    AuthMode="SSO",
    AppNetworkAccessType="PublicInternetOnly",  # expect: exposed-notebook-instance
)
request = {"NotebookInstanceName": name, "RootAccess": "Enabled"}  # expect: exposed-notebook-instance
sagemaker_cdk.CfnNotebookInstance(stack, "Lab", instance_type=kind, role_arn=role)  # expect: exposed-notebook-instance
aws.sagemaker.NotebookInstance(
    "lab",
    root_access="Enabled",  # expect: exposed-notebook-instance
    direct_internet_access="Disabled",
)
NetworkConfig(enable_network_isolation=False)  # expect: exposed-notebook-instance
job = {"EnableNetworkIsolation": False}  # expect: exposed-notebook-instance
ComputeInstance(name="lab", size="STANDARD_DS3_v2", ssh_public_access_enabled=True)  # expect: exposed-notebook-instance
