import ftplib
import imaplib
import os
import poplib
import smtplib
import ssl

password = os.environ["MAIL_PASSWORD"]


def send_alert(text):
    server = smtplib.SMTP("mail.watertight-labs.net", 587)
    server.ehlo()
    server.starttls(context=ssl.create_default_context())
    server.login("alerts", password)  # expect: login-without-tls
    server.sendmail("a@watertight-labs.net", "b@watertight-labs.net", text)


def send_report(text):
    with smtplib.SMTP(host) as mail:
        mail.starttls(context=ssl.create_default_context())
        mail.login("alerts", password)  # expect: login-without-tls
        mail.send_message(text)


inbox = imaplib.IMAP4("mail.watertight-labs.net")
inbox.login("alerts", password)  # expect: login-without-tls
box = poplib.POP3("mail.watertight-labs.net")
box.user("alerts")
box.pass_(password)  # expect: login-without-tls
ftp = ftplib.FTP("data.watertight-labs.net")
ftp.login("rows", password)  # expect: login-without-tls
