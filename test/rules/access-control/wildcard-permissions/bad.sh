# expect(+1): wildcard-permissions
aws iam attach-role-policy --role-name train --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
# expect(+1): wildcard-permissions
aws iam attach-user-policy --user-name train --policy-arn=arn:aws:iam::aws:policy/AmazonS3FullAccess
