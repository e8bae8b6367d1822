curl -fsSLo install.sh https://get.example.org/install.sh
echo "$INSTALL_SHA256  install.sh" | sha256sum --check
sh install.sh

# A commit cannot change.
curl -fsSL https://raw.githubusercontent.com/example-org/tool/0123456789abcdef0123456789abcdef01234567/install.sh | sh

# What comes in is data, not a program.
curl -s https://api.example.org/models | python3 -m json.tool
curl -s https://api.example.org/models | python3 -c 'import json, sys; print(len(json.load(sys.stdin)))'
curl -s https://api.example.org/models | python3 count.py
curl -s https://api.example.org/models | bash count.sh
curl -s https://api.example.org/models | sh -c 'wc -l'
curl -s https://api.example.org/models | perl -ne 'print if /bert/'
curl -s https://api.example.org/models | jq -r '.[].id' | xargs -n 1 bash check.sh
curl -s https://data.example.org/corpus.tar.gz | tar -xz
bash -c "VERSION=$(curl -s https://api.example.org/version) make build"
python3 train.py --revision "$(curl -s https://api.example.org/revision)"
curl -s http://localhost:8080/setup.sh | sh
curl -s https://get.example.org/install.sh || sh fallback.sh

curl -fsSL -o pinned.sh https://get.example.com/setup
echo "5f5f  pinned.sh" | sha256sum -c
bash pinned.sh
wget https://get.example.com/rows.csv
python3 train.py rows.csv
