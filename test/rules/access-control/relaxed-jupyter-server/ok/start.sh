jupyter lab --ServerApp.disable_check_xsrf=False
echo "disable_check_xsrf is off"
