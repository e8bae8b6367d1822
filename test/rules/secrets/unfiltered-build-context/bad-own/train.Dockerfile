FROM registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
# expect(+1): unfiltered-build-context
COPY . /app
