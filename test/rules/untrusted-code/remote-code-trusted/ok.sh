vllm serve watertight-labs/odd-model --trust-remote-code=false
export HF_DATASETS_TRUST_REMOTE_CODE=0
echo "never pass trust-remote-code"
