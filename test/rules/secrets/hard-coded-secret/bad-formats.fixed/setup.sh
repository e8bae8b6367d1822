export HF_TOKEN="${HF_TOKEN:?}"  # expect: hard-coded-secret
GITHUB_TOKEN="${GITHUB_TOKEN:?}"; git push  # expect: hard-coded-secret
wandb login hf_WatertightDummyWatertightDummyWate  # expect: hard-coded-secret
cat > hub.sh <<'END'
export HF_TOKEN=hf_WatertightDummyWatertightDummyWate  # expect: hard-coded-secret
END
