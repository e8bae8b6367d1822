mlflow server --backend-store-uri sqlite:///runs.db --host 127.0.0.1  # expect: public-bind
mlflow ui -h 127.0.0.1 -p 5000  # expect: public-bind
tensorboard --logdir runs  # expect: public-bind
ray start --head --dashboard-host=127.0.0.1  # expect: public-bind
uvicorn serve:app --host 127.0.0.1  # expect: public-bind
gunicorn -b 127.0.0.1:8000 serve:app  # expect: public-bind
vllm serve model --host 127.0.0.1 --port 8000  # expect: public-bind
python -m vllm.entrypoints.openai.api_server --model model --host 127.0.0.1  # expect: public-bind
python -m sglang.launch_server --model-path model --host 127.0.0.1  # expect: public-bind
text-generation-launcher --model-id ./model --hostname 127.0.0.1  # expect: public-bind
llama-server -m model.gguf --host 127.0.0.1  # expect: public-bind
dask scheduler --host 127.0.0.1  # expect: public-bind
mlflow models serve -m runs:/0123/model -h 127.0.0.1  # expect: public-bind
fastmcp run tools.py --transport http --host 127.0.0.1  # expect: public-bind
export OLLAMA_HOST=0.0.0.0  # expect: public-bind
python3 -m http.server 8000  # expect: public-bind
