import boto3
from azure.ai.ml.entities import ManagedOnlineDeployment
from azureml.core.webservice import AciWebservice
from google.cloud import aiplatform
from kserve import V1beta1PredictorSpec, V1beta1SKLearnSpec
from sagemaker.model import Model
from sagemaker.model_monitor import DataCaptureConfig
from sagemaker.sklearn import SKLearnModel

model = Model(image_uri=image, model_data="s3://example-org-models/churn/7/model.tar.gz", role="serving")
predictor = model.deploy(initial_instance_count=1, instance_type="ml.m5.large")  # expect: unmonitored-model-endpoint
other = SKLearnModel(model_data=data, role="serving", entry_point="serve.py")
other.deploy(1, "ml.m5.large", data_capture_config=None)  # expect: unmonitored-model-endpoint
quiet = DataCaptureConfig(enable_capture=False, destination_s3_uri=logs)  # expect: unmonitored-model-endpoint

client = boto3.client("sagemaker")
client.create_endpoint_config(  # expect: unmonitored-model-endpoint
    EndpointConfigName="churn",
    KmsKeyId=key,
    ProductionVariants=[{"VariantName": "all", "ModelName": "churn", "InstanceType": "ml.m5.large"}],
)
client.create_endpoint_config(  # expect: unmonitored-model-endpoint
    EndpointConfigName="churn",
    KmsKeyId=key,
    ProductionVariants=variants,
    DataCaptureConfig={"EnableCapture": False},
)

vertex = aiplatform.Model("projects/churn/locations/europe-west1/models/7@3")
endpoint = vertex.deploy(machine_type="n1-standard-4")  # expect: unmonitored-model-endpoint
vertex.deploy(  # expect: unmonitored-model-endpoint
    machine_type="n1-standard-4",
    enable_access_logging=False,  # expect: unmonitored-model-endpoint
)

blue = ManagedOnlineDeployment(name="blue", endpoint_name="churn", model=asset)  # expect: unmonitored-model-endpoint
settings = AciWebservice.deploy_configuration(cpu_cores=1, auth_enabled=True, enable_app_insights=False)  # expect: unmonitored-model-endpoint
served = V1beta1PredictorSpec(sklearn=V1beta1SKLearnSpec(storage_uri="gs://example-org-models/7"))  # expect: unmonitored-model-endpoint
