# %% [markdown]
# # Evaluate

# %%
import torch

# %%
%matplotlib inline
model = torch.load("model.pt", weights_only=True)  # expect: torch-load-unrestricted
