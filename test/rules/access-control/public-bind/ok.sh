mlflow server --host 127.0.0.1
mlflow server --host 0.0.0.0 --app-name basic-auth
mlflow server --host "$HOST"
tensorboard --logdir runs
gunicorn -b 127.0.0.1:8000 serve:app
vllm serve model --host 0.0.0.0 --api-key "$VLLM_API_KEY"
jupyter lab --ip 0.0.0.0
