import boto3
from azure.ai.ml.entities import ManagedOnlineEndpoint
from azureml.core.webservice import AciWebservice, AksWebservice, LocalWebservice
from huggingface_hub import create_inference_endpoint

AciWebservice.deploy_configuration(cpu_cores=1, memory_gb=1, auth_enabled=True, enable_app_insights=True)
AciWebservice.deploy_configuration(auth_enabled=wanted, enable_app_insights=True)
AciWebservice.deploy_configuration(**settings)
AksWebservice.deploy_configuration(autoscale_enabled=True, enable_app_insights=True)
AksWebservice.deploy_configuration(auth_enabled=False, token_auth_enabled=True, enable_app_insights=True)
LocalWebservice.deploy_configuration(port=8890)
service.update(tags={"model": "churn"})
ManagedOnlineEndpoint(name="churn", auth_mode="key", public_network_access="disabled")
ManagedOnlineEndpoint(name="churn", auth_mode="aml_token")
create_inference_endpoint("churn", repository=repository, type="protected")
boto3.client("lambda").create_function_url_config(FunctionName="churn", AuthType="AWS_IAM")
