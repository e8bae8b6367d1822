docker run --ipc=host --gpus all registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef # expect: shared-host-namespace
