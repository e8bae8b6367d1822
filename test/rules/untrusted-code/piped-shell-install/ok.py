import os

os.system("curl -fsSL https://get.example.com/rows.json | python3 -m json.tool")
os.system("cat rows.txt | sort")
