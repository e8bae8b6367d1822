# %%
import os

key = os.environ["HF_TOKEN"]  # expect: hard-coded-secret

# %%
import getpass
import os

os.environ["GITHUB_TOKEN"] = getpass.getpass("GITHUB_TOKEN: ")
# expect(-1): hard-coded-secret

# %%
import getpass
import os

os.environ["HF_TOKEN"] = getpass.getpass("HF_TOKEN: ")
# expect(-1): hard-coded-secret

# %%
%%bash
export GITHUB_TOKEN="${GITHUB_TOKEN:?}"  # expect: hard-coded-secret
git push

# %%
%%writefile conf/app.yaml
token: hf_WatertightDummyWatertightDummyWate  # expect: hard-coded-secret
