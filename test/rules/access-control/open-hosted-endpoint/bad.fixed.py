import boto3
from aws_cdk import aws_lambda as lambda_
from azure.ai.ml.entities import ManagedOnlineEndpoint
from azureml.core.webservice import AciWebservice, AksWebservice
from huggingface_hub import create_inference_endpoint

AciWebservice.deploy_configuration(cpu_cores=1, memory_gb=1, enable_app_insights=True, auth_enabled=True)  # expect: open-hosted-endpoint
AciWebservice.deploy_configuration(
    cpu_cores=1,
    memory_gb=1,
    enable_app_insights=True,
    auth_enabled=True,  # expect: open-hosted-endpoint
)
AksWebservice.deploy_configuration(auth_enabled=True, enable_app_insights=True)  # expect: open-hosted-endpoint
AciWebservice.deploy_configuration(
    auth_enabled=True,
    enable_app_insights=True,
    ssl_enabled=True,  # expect: open-hosted-endpoint
)
service = AciWebservice(workspace, "churn")
service.update(auth_enabled=True)  # expect: open-hosted-endpoint
ManagedOnlineEndpoint(name="churn", public_network_access="disabled")  # expect: open-hosted-endpoint
create_inference_endpoint("churn", repository=repository, type="protected")  # expect: open-hosted-endpoint
boto3.client("lambda").create_function_url_config(FunctionName="churn", AuthType="AWS_IAM")  # expect: open-hosted-endpoint
function.add_function_url(auth_type=lambda_.FunctionUrlAuthType.AWS_IAM)  # expect: open-hosted-endpoint
