docker build --secret id=hf_token,env=HF_TOKEN --build-arg PYTHON=3.12 .
