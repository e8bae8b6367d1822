uvicorn serve:app --log-level warning --access-log
aws cloudtrail start-logging --name account
