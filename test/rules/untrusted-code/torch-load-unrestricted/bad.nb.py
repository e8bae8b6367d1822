# %% [markdown]
# # Evaluate

# %%
import torch

# %%
%matplotlib inline
model = torch.load("model.pt")  # expect: torch-load-unrestricted

# %%
torch.save(model.state_dict(), "best.pt")

# %%
model.load_state_dict(torch.load("best.pt"))  # expect: torch-load-unrestricted
