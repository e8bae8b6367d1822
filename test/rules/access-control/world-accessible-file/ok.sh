chmod 600 ~/.kaggle/kaggle.json
chmod +x train.sh
chmod 755 train.sh
chmod 1755 models
chmod -R u+rwX models
chmod 644 rows.csv
chmod o-w model.pkl
