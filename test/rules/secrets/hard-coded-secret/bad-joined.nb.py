# %%
first = "hf_WatertightDummy"

# %%
second = "WatertightDummyWate"

# %%
login(token=f"{first}{second}")  # expect: hard-coded-secret
