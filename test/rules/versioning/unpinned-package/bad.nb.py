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

# %%
!git clone --depth 1 https://github.com/watertight-labs/trainer.git  # expect: unpinned-package
%cd trainer
!pip install -e .

# %%
import sys

!git clone https://github.com/watertight-labs/helpers  # expect: unpinned-package
sys.path.append("helpers")
