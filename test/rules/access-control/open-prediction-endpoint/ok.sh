torchserve --start --model-store models
export TS_DISABLE_TOKEN_AUTHORIZATION=false
