docker run -v "$PWD:/work" -v ~/.cache/pip:/root/.cache/pip registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
