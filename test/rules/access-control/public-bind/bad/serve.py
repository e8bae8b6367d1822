import uvicorn

uvicorn.run("service:app", host="0.0.0.0")  # expect: public-bind
