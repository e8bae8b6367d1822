docker run --rm --privileged registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef python train.py # expect: privileged-container
