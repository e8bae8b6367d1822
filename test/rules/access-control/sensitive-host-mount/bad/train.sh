docker run -v ~/.aws:/root/.aws registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef # expect: sensitive-host-mount
docker run -v /:/host registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef # expect: sensitive-host-mount
