"""What `gunicorn app:server` is served with; settings on its command line go before these."""

# The longest address: a list of members with their votes is more than the 4,094 usual bytes.
limit_request_line = 8190
