openssl genrsa -out key.pem 1024  # expect: short-encryption-key
openssl req -x509 -nodes -newkey rsa:1024 -keyout key.pem -out cert.pem  # expect: short-encryption-key
openssl dhparam -out dh.pem 512  # expect: short-encryption-key
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out key.pem  # expect: short-encryption-key
ssh-keygen -t rsa -b 1024 -f key -N ""  # expect: short-encryption-key
ssh-keygen -t dsa -f key  # expect: short-encryption-key
