curl -fsSL https://data.watertight-labs.net/model.bin -o model.bin
curl -o -k https://data.watertight-labs.net/model.bin
curl -H "X-Option: -k" https://data.watertight-labs.net/model.bin
curl -k https://localhost:8443/health
wget --no-verbose https://data.watertight-labs.net/rows.zip
pip install --trusted-host localhost toolbox==1.2
sort -k 2 rows.csv
export NODE_TLS_REJECT_UNAUTHORIZED=1
sha256sum --check downloads.sha256
pip config set global.trusted-host localhost
aria2c --check-certificate=true https://data.example.com/
