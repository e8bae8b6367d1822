# %%
%pip install pandas==2.3.3 "numpy==2.3.5"
%pip install -r requirements.txt
%pip install -c constraints.txt pandas
%pip install --upgrade pip
%pip install -e .
!pip install . ./packages/toolbox wheels/toolbox-1.0-py3-none-any.whl
!pip install --require-hashes -r requirements.lock
!pip list
!pip install {package}
!pip install torch==2.8.0 torchvision torchaudio

# %%
!git clone https://github.com/watertight-labs/rows
!git clone https://github.com/watertight-labs/helpers
!git -C helpers checkout 0123456789abcdef0123456789abcdef01234567
!pip install -e helpers
