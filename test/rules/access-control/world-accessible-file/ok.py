import os
import stat
import subprocess
from pathlib import Path

os.chmod("model.pkl", 0o600)
os.chmod("model.pkl", 0o644)
os.chmod("run.sh", 0o755)
os.chmod("model.pkl", mode)
os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
os.chmod(path, os.stat(path).st_mode & ~stat.S_IWOTH)
os.chmod("credentials.json", 0o600)
Path("models").chmod(0o700)
os.open("rows.csv", os.O_CREAT | os.O_WRONLY, 0o600)
os.makedirs("models", exist_ok=True)
os.makedirs("models", mode=0o755, exist_ok=True)
Path("models").mkdir(mode=0o700, parents=True)
os.umask(0o077)
current = os.umask(0)
os.umask(current)
subprocess.run(["chmod", "+x", "run.sh"], check=True)
os.system("chmod 644 rows.csv")
robot.chmod(stiff, 777)
