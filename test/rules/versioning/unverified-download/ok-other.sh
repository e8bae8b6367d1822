#!/bin/sh
# Pages and pictures, answers that are read at once, this machine, and an address with a commit in it.
curl https://data.example-org.com/churn/status
curl -s https://data.example-org.com/churn/customers.csv | head
wget https://data.example-org.com/churn/logo.png
wget http://localhost:8000/customers.csv
wget https://raw.githubusercontent.com/example-org/churn/0123456789abcdef0123456789abcdef01234567/customers.csv
