pip install --extra-index-url https://pypi.acme.example.com/simple acme-features==1.2.0 # expect: extra-package-index
python -m pip install acme-features==1.2.0 --extra-index-url=https://gitlab.com/api/v4/projects/1/packages/pypi/simple # expect: extra-package-index
pip install -r requirements.txt --extra-index-url https://europe-python.pkg.dev/acme/python/simple # expect: extra-package-index
uv pip install --index-strategy first-index acme-features==1.2.0 # expect: extra-package-index
export PIP_EXTRA_INDEX_URL=https://pypi.acme.example.com/simple # expect: extra-package-index
export UV_INDEX_STRATEGY=first-index # expect: extra-package-index
