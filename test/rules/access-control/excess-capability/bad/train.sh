docker run --cap-add=ALL registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef # expect: excess-capability
docker run --cap-add NET_ADMIN registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef # expect: excess-capability
