# %% [markdown]
# # Train and evaluate

# %%
import torch

torch.save(model.state_dict(), "best.pt")

# %%
model.load_state_dict(torch.load("best.pt"))
