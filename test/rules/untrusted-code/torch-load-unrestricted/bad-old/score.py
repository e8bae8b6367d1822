import torch

model = torch.load("model.pt")  # expect: torch-load-unrestricted
