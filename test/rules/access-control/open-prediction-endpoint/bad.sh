torchserve --start --model-store models --disable-token-auth  # expect: open-prediction-endpoint
export TS_DISABLE_TOKEN_AUTHORIZATION=true  # expect: open-prediction-endpoint
