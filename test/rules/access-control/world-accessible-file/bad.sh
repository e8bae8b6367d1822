chmod 777 model.pkl  # expect: world-accessible-file
chmod -R 0777 /srv/models  # expect: world-accessible-file
chmod a+rwx models  # expect: world-accessible-file
chmod 666 rows.csv  # expect: world-accessible-file
chmod 644 ~/.kaggle/kaggle.json  # expect: world-accessible-file
