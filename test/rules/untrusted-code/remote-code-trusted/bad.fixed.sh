vllm serve watertight-labs/odd-model --port 8000  # expect: remote-code-trusted
# expect(+1): remote-code-trusted
python -m vllm.entrypoints.openai.api_server --model watertight-labs/odd-model --revision 0123456789abcdef0123456789abcdef01234567
export HF_DATASETS_TRUST_REMOTE_CODE=1  # expect: remote-code-trusted
