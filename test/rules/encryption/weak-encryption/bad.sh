openssl enc -des3 -pbkdf2 -in rows.csv -out rows.enc -pass env:ROWS_PASSWORD  # expect: weak-encryption
openssl enc -e -aes-256-ecb -K "$KEY" -in rows.csv -out rows.enc  # expect: weak-encryption
openssl rc4 -K "$KEY" -in rows.csv -out rows.enc  # expect: weak-encryption
