import os

import boto3
import ray
import torch.distributed as dist
from dask.distributed import Client, LocalCluster, Security
from pyspark.sql import SparkSession
from sagemaker.network import NetworkConfig
from sagemaker.pytorch import PyTorch
from sagemaker.sklearn.processing import SKLearnProcessor
from torchvision import models

PyTorch(entry_point="train.py", instance_count=1, role=role)
PyTorch(entry_point="train.py", instance_count=2, encrypt_inter_container_traffic=True)
PyTorch(entry_point="train.py", instance_count=machines)
PyTorch(entry_point="train.py", instance_count=2, **options)
network = NetworkConfig(encrypt_inter_container_traffic=True)
SKLearnProcessor(role=role, instance_count=2, network_config=network)
SKLearnProcessor(role=role, instance_count=2, network_config=given)
models.PyTorch(instance_count=2)

client = boto3.client("sagemaker")
client.create_training_job(TrainingJobName=name, ResourceConfig={"InstanceCount": 1})
client.create_training_job(
    TrainingJobName=name,
    ResourceConfig={"InstanceCount": 2},
    EnableInterContainerTrafficEncryption=True,
)
client.create_training_job(**request)

Client()
Client(LocalCluster())
Client("tcp://127.0.0.1:8786")
Client("tcp://scheduler:8786")
Client("tls://scheduler.watertight-labs.net:8786", security=Security(require_encryption=True))
ray.init()
ray.init("auto")
ray.init("ray://localhost:10001")
ray.init("ray://raycluster-head-svc:10001")
dist.init_process_group("nccl", init_method="env://")
dist.init_process_group("gloo", init_method="tcp://10.0.0.1:23456", rank=0, world_size=2)
SparkSession.builder.config("spark.ssl.enabled", "true").config("spark.network.crypto.enabled", True).getOrCreate()
os.environ["RAY_USE_TLS"] = "1"
