echo "password is $DB_PASSWORD"  # expect: secret-in-log
echo ${OPENAI_API_KEY}  # expect: secret-in-log
