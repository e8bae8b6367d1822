# %%
key = "hf_WatertightDummyWatertightDummyWate"  # expect: hard-coded-secret

# %%
%env GITHUB_TOKEN ghp_WatertightDummyWatertightDummyWatert
# expect(-1): hard-coded-secret

# %%
!export HF_TOKEN="hf_WatertightDummyWatertightDummyWate"
# expect(-1): hard-coded-secret

# %%
%%bash
export GITHUB_TOKEN='ghp_WatertightDummyWatertightDummyWatert'  # expect: hard-coded-secret
git push

# %%
%%writefile conf/app.yaml
token: hf_WatertightDummyWatertightDummyWate  # expect: hard-coded-secret
