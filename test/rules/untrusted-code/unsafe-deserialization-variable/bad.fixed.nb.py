# %%
%env TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD=0
# expect(-1): unsafe-deserialization-variable
