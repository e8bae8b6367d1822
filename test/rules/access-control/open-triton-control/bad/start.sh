tritonserver --model-repository=/models --model-control-mode=explicit # expect: open-triton-control
tritonserver --model-repository /models --model-control-mode poll --repository-poll-secs 30 # expect: open-triton-control
