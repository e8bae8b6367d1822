AUTH_ROLE_PUBLIC = "Admin"  # expect: open-airflow-server
