pip install scikit-learn==1.7.2 "torch==2.8.0" 'pandas[parquet]==2.3.3' unheard-of  # expect: unpinned-package
pip install git+https://github.com/watertight-labs/toolbox.git@1234567890abcdef1234567890abcdef12345678  # expect: unpinned-package
pip install --pre torch  # expect: unpinned-package
