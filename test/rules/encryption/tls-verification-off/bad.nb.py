# %% [markdown]
# # Get the data

# %%
!wget --no-check-certificate https://data.watertight-labs.net/rows.zip  # expect: tls-verification-off, unverified-download

# %%
%%bash
curl -skL https://data.watertight-labs.net/rows.zip -o rows.zip  # expect: tls-verification-off, unverified-download

# %%
%env MLFLOW_TRACKING_INSECURE_TLS=true
# expect(-1): tls-verification-off
