docker run --rm --gpus all registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef python train.py --privileged
docker run --privileged=false registry.example/train@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
echo --privileged
