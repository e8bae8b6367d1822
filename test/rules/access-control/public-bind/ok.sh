mlflow server --host 127.0.0.1
mlflow server --host 0.0.0.0 --app-name basic-auth
mlflow server --host "$HOST"
tensorboard --logdir runs
gunicorn -b 127.0.0.1:8000 serve:app
vllm serve model --host 0.0.0.0 --api-key "$VLLM_API_KEY"
jupyter lab --ip 0.0.0.0
python -m sglang.launch_server --model-path model --host 0.0.0.0 --api-key "$KEY"
llama-server -m model.gguf --host 127.0.0.1
python3 -m http.server 8000 --bind 127.0.0.1
export OLLAMA_HOST=127.0.0.1
