# %%
import torch

# %%
detector = torch.hub.load("example-org/detector", "small", trust_repo=True)  # expect: unpinned-torch-hub
