pip install scikit-learn "torch>=2" 'pandas[parquet]' unheard-of  # expect: unpinned-package
pip install git+https://github.com/watertight-labs/toolbox.git  # expect: unpinned-package
pip install --pre torch  # expect: unpinned-package
