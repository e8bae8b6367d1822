import os

import boto3
import dask
import ray
import torch.distributed as dist
from dask.distributed import Client, Security
from pyspark import SparkConf
from pyspark.sql import SparkSession
from sagemaker.modules.configs import Compute
from sagemaker.modules.train import ModelTrainer
from sagemaker.network import NetworkConfig
from sagemaker.pytorch import PyTorch as TorchJob
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.xgboost.estimator import XGBoost

MACHINES = 4
TorchJob(entry_point="train.py", instance_count=2, instance_type="ml.p4d.24xlarge", role=role, encrypt_inter_container_traffic=True)  # expect: unencrypted-cluster-traffic
XGBoost(
    entry_point="train.py",
    role=role,
    instance_count=MACHINES,  # expect: unencrypted-cluster-traffic
    instance_type="ml.m5.xlarge",
    encrypt_inter_container_traffic=True,
)
TorchJob(
    entry_point="train.py",
    instance_count=1,
    encrypt_inter_container_traffic=True,  # expect: unencrypted-cluster-traffic
)
SKLearnProcessor(framework_version="1.2-1", role=role, instance_count=2)  # expect: unencrypted-cluster-traffic
network = NetworkConfig(subnets=subnets, encrypt_inter_container_traffic=True)
SKLearnProcessor(role=role, instance_count=2, network_config=network)  # expect: unencrypted-cluster-traffic
NetworkConfig(encrypt_inter_container_traffic=True)  # expect: unencrypted-cluster-traffic
ModelTrainer(training_image=image, compute=Compute(instance_count=8))  # expect: unencrypted-cluster-traffic

client = boto3.client("sagemaker")
client.create_training_job(  # expect: unencrypted-cluster-traffic
    TrainingJobName=name,
    ResourceConfig={"InstanceType": "ml.p3.2xlarge", "InstanceCount": 2, "VolumeSizeInGB": size},
    EnableInterContainerTrafficEncryption=True,
)
client.create_training_job(
    TrainingJobName=name,
    EnableInterContainerTrafficEncryption=True,  # expect: unencrypted-cluster-traffic
)
request = {
    "ProcessingJobName": name,
    "NetworkConfig": {"EnableInterContainerTrafficEncryption": True},  # expect: unencrypted-cluster-traffic
}
client.create_processing_job(**request)
client.create_processing_job(  # expect: unencrypted-cluster-traffic
    ProcessingJobName=name,
    ProcessingResources={"ClusterConfig": {"InstanceCount": 3, "InstanceType": kind}},
)

Client("tcp://scheduler.watertight-labs.net:8786")  # expect: unencrypted-cluster-traffic
Client("34.117.59.81:8786")  # expect: unencrypted-cluster-traffic
Security(require_encryption=True)  # expect: unencrypted-cluster-traffic
dask.config.set({"distributed.comm.require-encryption": True})  # expect: unencrypted-cluster-traffic
ray.init("ray://cluster.watertight-labs.net:10001")  # expect: unencrypted-cluster-traffic
ray.init(address="ray://cluster.watertight-labs.net:10001", runtime_env={})  # expect: unencrypted-cluster-traffic
os.environ["RAY_USE_TLS"] = "0"  # expect: unencrypted-cluster-traffic
dist.init_process_group("gloo", init_method="tcp://34.117.59.81:23456", rank=0, world_size=2)  # expect: unencrypted-cluster-traffic
spark = (
    SparkSession.builder.master("yarn")
    .config("spark.ssl.enabled", "true")  # expect: unencrypted-cluster-traffic
    .config("spark.network.crypto.enabled", True)  # expect: unencrypted-cluster-traffic
    .getOrCreate()
)
SparkConf().setAll([("spark.authenticate", "true")])  # expect: unencrypted-cluster-traffic
