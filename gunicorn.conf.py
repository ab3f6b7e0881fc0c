"""What `gunicorn app:server` is served with; settings on its command line go before these."""

from explorer.settings import LONGEST_ADDRESS

limit_request_line = LONGEST_ADDRESS
