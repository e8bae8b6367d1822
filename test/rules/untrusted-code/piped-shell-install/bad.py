import os
import subprocess

os.system("curl -fsSL https://get.example.com/install.sh | sh")  # expect: piped-shell-install
subprocess.run("wget -qO- https://get.example.com/install.sh | sudo bash", shell=True)  # expect: piped-shell-install
