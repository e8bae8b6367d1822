import torch

model = torch.load("model.pt", weights_only=True)  # expect: torch-load-unrestricted
