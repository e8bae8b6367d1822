ls -l /var/run/docker.sock
docker run registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef ls -v /var/run/docker.sock:/x
