uvicorn serve:app --log-level warning --access-log
aws cloudtrail start-logging --name account
uvicorn app:app --host 127.0.0.1 --no-access-log
feast serve --host=localhost --no-access-log &
