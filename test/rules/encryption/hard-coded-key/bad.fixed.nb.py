# %% [markdown]
# # Seal the rows

# %%
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY = os.environ["ENCRYPTION_KEY"].encode()  # expect: hard-coded-key

# %%
!pip list

# %%
box = AESGCM(KEY)
