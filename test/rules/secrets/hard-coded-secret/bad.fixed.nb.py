# %% [markdown]
# Log in with hf_WatertightDummyWatertightDummyWate
# expect(-1): hard-coded-secret

# %%
import getpass
import os

os.environ["HF_TOKEN"] = getpass.getpass("HF_TOKEN: ")
# expect(-1): hard-coded-secret
!wandb login 5afe5afe5afe5afe5afe5afe5afe5afe5afe5afe
# expect(-1): hard-coded-secret

# %%
import os

from huggingface_hub import login

login(token=os.environ["HF_TOKEN"])  # expect: hard-coded-secret

# %%
%%bash
export GITHUB_TOKEN="${GITHUB_TOKEN:?}"  # expect: hard-coded-secret
