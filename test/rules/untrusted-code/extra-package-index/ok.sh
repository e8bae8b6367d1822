pip install --extra-index-url https://download.pytorch.org/whl/cu121 torch==2.3.1
pip install --extra-index-url https://pypi.nvidia.com tensorrt==10.0.1
pip install --extra-index-url http://localhost:3141/root/dev acme-features==1.2.0
pip install --index-url https://pypi.acme.example.com/simple acme-features==1.2.0
pip install --index-url https://test.pypi.org/simple/ --extra-index-url https://pypi.org/simple/ acme-features==1.2.0
uv pip install --extra-index-url https://pypi.acme.example.com/simple acme-features==1.2.0
pip install --extra-index-url https://storage.googleapis.com/jax-releases/libtpu_releases.html jax==0.4.30
export UV_INDEX_STRATEGY=first-index
