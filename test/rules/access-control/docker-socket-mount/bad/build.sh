docker run -v /var/run/docker.sock:/var/run/docker.sock registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef # expect: docker-socket-mount
docker run --mount type=bind,source=/var/run/docker.sock,target=/var/run/docker.sock registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef # expect: docker-socket-mount
