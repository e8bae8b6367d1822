# %% [markdown]
# # Get the data

# %%
!wget https://data.watertight-labs.net/rows.zip  # expect: tls-verification-off, unverified-download

# %%
%%bash
curl -sL https://data.watertight-labs.net/rows.zip -o rows.zip  # expect: tls-verification-off, unverified-download

# %%
%env MLFLOW_TRACKING_INSECURE_TLS=false
# expect(-1): tls-verification-off
