import ftplib
import imaplib
import os
import smtplib
import ssl

password = os.environ["MAIL_PASSWORD"]


def send_alert(text):
    server = smtplib.SMTP("mail.watertight-labs.net", 587)
    server.starttls(context=ssl.create_default_context())
    server.login("alerts", password)


def send_report(text):
    with smtplib.SMTP("mail.watertight-labs.net", 587) as mail:
        mail.ehlo()
        mail.starttls()
        mail.login("alerts", password)


def send_securely(text):
    with smtplib.SMTP_SSL("mail.watertight-labs.net", 465) as mail:
        mail.login("alerts", password)


local = smtplib.SMTP("localhost", 1025)
local.login("alerts", password)
default = smtplib.SMTP()
default.login("alerts", password)
relay = smtplib.SMTP("mail.watertight-labs.net")
relay.send_message(text)
inbox = imaplib.IMAP4_SSL("mail.watertight-labs.net")
inbox.login("alerts", password)
ftp = ftplib.FTP("data.watertight-labs.net")
ftp.login()
safe = ftplib.FTP_TLS("data.watertight-labs.net")
safe.login("rows", password)
site.login("alerts", password)
