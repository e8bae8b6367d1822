chmod 700 model.pkl  # expect: world-accessible-file
chmod -R 700 /srv/models  # expect: world-accessible-file
chmod u+rwx models  # expect: world-accessible-file
chmod 600 rows.csv  # expect: world-accessible-file
chmod 600 ~/.kaggle/kaggle.json  # expect: world-accessible-file
