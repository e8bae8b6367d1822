curl https://data.watertight-labs.net/model.bin  # expect: tls-verification-off
curl -sSL -o model.bin https://data.watertight-labs.net/model.bin  # expect: tls-verification-off, unverified-download
curl --output model.bin https://data.watertight-labs.net/model.bin  # expect: tls-verification-off, unverified-download
wget -q https://data.watertight-labs.net/rows.zip && unzip rows.zip  # expect: tls-verification-off, unverified-download
# expect(+1): tls-verification-off
pip install toolbox==1.2
git -c http.sslVerify=false clone https://git.watertight-labs.net/toolbox.git  # expect: tls-verification-off
git config --global http.sslVerify false  # expect: tls-verification-off
conda config --set ssl_verify false  # expect: tls-verification-off
aws s3 cp s3://rows/rows.csv .  # expect: tls-verification-off
export NODE_TLS_REJECT_UNAUTHORIZED=1  # expect: tls-verification-off
GIT_SSL_NO_VERIFY=true git clone https://git.watertight-labs.net/toolbox.git  # expect: tls-verification-off
pip config set global.trusted-host packages.example.com # expect: tls-verification-off
mamba config --set ssl_verify false # expect: tls-verification-off
aria2c --check-certificate=false https://data.example.com/ # expect: tls-verification-off
poetry config certificates.internal.cert false # expect: tls-verification-off
SERVER=https://models.watertight-labs.net
curl "$SERVER/v2/models" # expect: tls-verification-off
LOCAL=https://localhost:1
LOCAL=https://models.watertight-labs.net
curl "$LOCAL/v2/models" # expect: tls-verification-off
NEAR=https://localhost
curl "$NEAR.watertight-labs.net/v2" # expect: tls-verification-off
