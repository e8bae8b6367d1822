#!/bin/sh
conda install -y -c conda-forge numpy "pandas>=2" scipy=1.16.3  # expect: unpinned-package
mamba create -n churn python=3.12 pytorch  # expect: unpinned-package
uv add polars "torch==2.8.0"  # expect: unpinned-package
pip install https://github.com/watertight-labs/toolbox/archive/main.zip  # expect: unpinned-package
pip install -e git+https://github.com/watertight-labs/toolbox.git#egg=toolbox  # expect: unpinned-package
pip install "toolbox @ git+https://github.com/watertight-labs/toolbox.git@develop"  # expect: unpinned-package
git clone https://github.com/watertight-labs/trainer.git  # expect: unpinned-package
pip install -e ./trainer
git clone --depth 1 https://github.com/watertight-labs/runner work  # expect: unpinned-package
cd work
python run.py
