flask --app serve run --debug
export FLASK_DEBUG=0
export FLASK_ENV=production
