# %% [markdown]
# # Seal the rows

# %%
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY = b"churn and roses!"  # expect: hard-coded-key

# %%
!pip list

# %%
box = AESGCM(KEY)
