hf download watertight-labs/embedder --revision v2 # expect: unpinned-hub-revision
python -m vllm.entrypoints.openai.api_server --model watertight-labs/assistant # expect: unpinned-hub-revision
text-generation-launcher --model-id=watertight-labs/assistant --revision main # expect: unpinned-hub-revision
