openssl genrsa -out key.pem 4096
openssl req -x509 -newkey rsa:3072 -keyout key.pem -out cert.pem -days 365
openssl dhparam -out dh.pem 2048
openssl rand -hex 512
ssh-keygen -t ed25519 -f key
ssh-keygen -t ecdsa -b 256 -f key
ssh-keygen -t rsa -b 4096 -f key
