import boto3
from azure.ai.ml.entities import DataCollector, ManagedOnlineDeployment
from google.cloud import aiplatform
from kserve import V1beta1LoggerSpec, V1beta1PredictorSpec
from prefect import flow
from sagemaker.model import Model
from sagemaker.model_monitor import DataCaptureConfig
from sagemaker.serverless import ServerlessInferenceConfig

capture = DataCaptureConfig(enable_capture=True, destination_s3_uri=logs)
model = Model(image_uri=image, model_data="s3://example-org-models/churn/7/model.tar.gz", role="serving")
model.deploy(initial_instance_count=1, instance_type="ml.m5.large", data_capture_config=capture)
model.deploy(serverless_inference_config=ServerlessInferenceConfig(memory_size_in_mb=2048))
model.deploy(**options)

client = boto3.client("sagemaker")
client.create_endpoint_config(
    EndpointConfigName="churn",
    KmsKeyId=key,
    ProductionVariants=variants,
    DataCaptureConfig={"EnableCapture": True, "DestinationS3Uri": logs},
)
client.create_endpoint_config(
    EndpointConfigName="churn",
    KmsKeyId=key,
    ProductionVariants=[{"ModelName": "churn", "ServerlessConfig": {"MemorySizeInMB": 2048}}],
)

endpoint = aiplatform.Endpoint.create(display_name="churn", enable_request_response_logging=True)
aiplatform.Model("projects/churn/locations/europe-west1/models/7@3").deploy(endpoint=endpoint)

blue = ManagedOnlineDeployment(
    name="blue", endpoint_name="churn", model=asset, data_collector=DataCollector(collections=parts)
)
served = V1beta1PredictorSpec(sklearn=spec, logger=V1beta1LoggerSpec(mode="all"))


@flow
def weekly():
    return 1


weekly.deploy(name="weekly", work_pool_name="pool")
