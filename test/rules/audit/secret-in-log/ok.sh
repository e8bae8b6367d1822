echo "$DB_PASSWORD" | docker login --username ada --password-stdin registry.example.com
echo "machine api.example.com password $DB_PASSWORD" > ~/.netrc
echo "$PWD ${secret}"
encoded=$(echo "$DB_PASSWORD")
echo "::add-mask::$API_KEY"
echo 'set $API_KEY first'
echo "$PAD_TOKEN $MODEL ${#API_KEY}"
