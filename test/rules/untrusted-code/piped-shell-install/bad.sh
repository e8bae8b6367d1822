curl -LsSf https://get.example.org/install.sh | sh # expect: piped-shell-install
curl -fsSL http://get.example.org/install.sh | sudo -E bash - # expect: piped-shell-install
curl -sSL get.example.org | python3 - --yes # expect: piped-shell-install
curl --proto '=https' --tlsv1.2 -sSf https://sh.example.org | sh -s -- -y # expect: piped-shell-install
wget -qO- "https://get.example.org/$VERSION/install.sh" | bash -x # expect: piped-shell-install
curl -s https://get.example.org/install.sh.gz | gunzip | tee install.log | sh # expect: piped-shell-install
bash <(curl -s https://get.example.org/install.sh) --prefix /opt # expect: piped-shell-install
sh -c "$(curl -fsSL https://get.example.org/install.sh)" # expect: piped-shell-install
eval "$(curl -s "$SETUP_URL")" # expect: piped-shell-install
source <(wget -qO- https://get.example.org/env.sh) # expect: piped-shell-install
curl -s http://bootstrap.internal/setup.sh | sh # expect: piped-shell-install
curl -s https://get.example.org/install.pl |
	perl - --quiet # expect(-1): piped-shell-install

wget https://get.example.com/tool.sh && bash tool.sh # expect: piped-shell-install
curl -fsSL -o /tmp/setup.sh https://get.example.com/setup
chmod +x /tmp/setup.sh
sh /tmp/setup.sh # expect: piped-shell-install
curl -O https://get.example.com/get-pip.py
python3 get-pip.py # expect: piped-shell-install
