# %% [markdown]
# Log in with hf_WatertightDummyWatertightDummyWate
# expect(-1): hard-coded-secret

# %%
%env HF_TOKEN=hf_WatertightDummyWatertightDummyWate
# expect(-1): hard-coded-secret
!wandb login 5afe5afe5afe5afe5afe5afe5afe5afe5afe5afe
# expect(-1): hard-coded-secret

# %%
from huggingface_hub import login

login(token="hf_WatertightDummyWatertightDummyWate")  # expect: hard-coded-secret

# %%
%%bash
export GITHUB_TOKEN=ghp_WatertightDummyWatertightDummyWatert  # expect: hard-coded-secret
