mlflow server --backend-store-uri sqlite:///runs.db --host 0.0.0.0  # expect: public-bind
mlflow ui -h 0.0.0.0 -p 5000  # expect: public-bind
tensorboard --logdir runs --bind_all  # expect: public-bind
ray start --head --dashboard-host=0.0.0.0  # expect: public-bind
uvicorn serve:app --host 0.0.0.0  # expect: public-bind
gunicorn -b 0.0.0.0:8000 serve:app  # expect: public-bind
