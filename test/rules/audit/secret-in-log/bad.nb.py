# %%
import os

# %%
print(os.environ["HF_TOKEN"])  # expect: secret-in-log
