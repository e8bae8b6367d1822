# %% [markdown]
# # Set up

# %%
%pip install -q scikit-learn pandas==2.3.3  # expect: unpinned-package
!pip install git+https://github.com/watertight-labs/toolbox  # expect: unpinned-package

# %%
%%bash
python -m pip install "torch>=2.6" torchvision  # expect: unpinned-package

# %%
%pip install "numpy<3" scipy~=1.16.0  # expect: unpinned-package
!pip install --pre torch torchvision  # expect: unpinned-package
