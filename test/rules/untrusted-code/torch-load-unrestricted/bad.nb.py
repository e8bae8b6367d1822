# %% [markdown]
# # Evaluate

# %%
import torch

# %%
%matplotlib inline
model = torch.load("model.pt")  # expect: torch-load-unrestricted
