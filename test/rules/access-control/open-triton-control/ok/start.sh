tritonserver --model-repository=/models
tritonserver --model-repository=/models --model-control-mode=none
tritonserver --model-control-mode=explicit --http-restricted-api=model-repository:admin-key=$KEY --grpc-restricted-protocol=model-repository:admin-key=$KEY
tritonserver --model-control-mode=explicit --http-address=127.0.0.1 --grpc-address=127.0.0.1
