docker build --build-arg HF_TOKEN="$HF_TOKEN" --build-arg PYTHON=3.12 . # expect: secret-build-argument
docker buildx build --build-arg=WANDB_API_KEY . # expect: secret-build-argument
