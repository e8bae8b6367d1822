#!/bin/sh
conda install -y -c conda-forge numpy=1.26.4 scipy==1.16.3 conda-forge::pandas=2.3.3
conda env create -f environment.yml
conda create -n churn --file conda-lock.txt
conda update -n base conda
uv add "polars==1.34.0"
uv sync --locked
pip install https://github.com/watertight-labs/toolbox/archive/0123456789abcdef0123456789abcdef01234567.zip
pip install https://github.com/watertight-labs/toolbox/archive/refs/tags/v1.2.0.tar.gz
pip install git+https://github.com/watertight-labs/toolbox@0123456789abcdef0123456789abcdef01234567
git clone https://github.com/watertight-labs/trainer.git
git -C trainer checkout 0123456789abcdef0123456789abcdef01234567
pip install -e ./trainer
