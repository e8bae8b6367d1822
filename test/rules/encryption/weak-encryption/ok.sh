openssl enc -aes-256-cbc -pbkdf2 -in rows.csv -out rows.enc -pass env:ROWS_PASSWORD
openssl dgst -sha256 rows.csv
openssl genrsa -out key.pem 3072
openssl list -cipher-algorithms
