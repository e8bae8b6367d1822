import os
import stat
import subprocess
from pathlib import Path

SHARED = 0o777
OPEN = stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO
os.chmod("model.pkl", 0o777)  # expect: world-accessible-file
os.chmod("model.pkl", mode=0o666)  # expect: world-accessible-file
os.chmod(path, SHARED)  # expect: world-accessible-file
os.chmod(path, OPEN)  # expect: world-accessible-file
os.chmod(path, stat.S_IRUSR | stat.S_IWOTH)  # expect: world-accessible-file
os.chmod(path, os.stat(path).st_mode | stat.S_IRWXO)  # expect: world-accessible-file
os.chmod("credentials.json", 0o644)  # expect: world-accessible-file
Path("models").chmod(0o777)  # expect: world-accessible-file
Path("id_rsa").chmod(0o644)  # expect: world-accessible-file
os.open("rows.csv", os.O_CREAT | os.O_WRONLY, 0o666)  # expect: world-accessible-file
os.makedirs("models", mode=0o777, exist_ok=True)  # expect: world-accessible-file
Path("models").mkdir(mode=0o777, parents=True)  # expect: world-accessible-file
os.umask(0)  # expect: world-accessible-file
subprocess.run(["chmod", "-R", "777", "models"], check=True)  # expect: world-accessible-file
os.system("chmod a+w model.pkl")  # expect: world-accessible-file
