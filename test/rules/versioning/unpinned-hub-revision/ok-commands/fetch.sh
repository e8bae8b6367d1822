hf download watertight-labs/embedder --revision 3f2a1c4b5d6e7f8091a2b3c4d5e6f708192a3b4c
hf download watertight-labs/embedder --revision "$REVISION"
huggingface-cli login
hf upload watertight-labs/embedder weights
git clone https://huggingface.co/watertight-labs/ranker && git -C ranker checkout 3f2a1c4b5d6e7f8091a2b3c4d5e6f708192a3b4c
vllm serve /models/assistant
vllm serve watertight-labs/assistant --revision 3f2a1c4b5d6e7f8091a2b3c4d5e6f708192a3b4c
aider --model openai/gpt-4o
