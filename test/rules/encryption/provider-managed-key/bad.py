from sagemaker.pytorch import PyTorch
from sagemaker.sklearn.processing import SKLearnProcessor

PyTorch(entry_point="train.py", role=role, instance_count=1)  # expect: provider-managed-key
SKLearnProcessor(role=role, instance_count=1)
