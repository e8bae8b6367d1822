uvicorn serve:app --host 0.0.0.0
