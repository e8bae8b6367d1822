mlflow server --backend-store-uri sqlite:///runs.db --host 127.0.0.1  # expect: public-bind
mlflow ui -h 127.0.0.1 -p 5000  # expect: public-bind
tensorboard --logdir runs  # expect: public-bind
ray start --head --dashboard-host=127.0.0.1  # expect: public-bind
uvicorn serve:app --host 127.0.0.1  # expect: public-bind
gunicorn -b 127.0.0.1:8000 serve:app  # expect: public-bind
