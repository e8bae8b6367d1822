uvicorn serve:app --no-access-log  # expect: disabled-audit-log
gunicorn serve:app --log-level critical  # expect: disabled-audit-log
aws cloudtrail stop-logging --name account  # expect: disabled-audit-log
