"""Entry for WSGI servers: `gunicorn app:server`."""

from explorer.settings import read_settings
from explorer.web.factory import create_app

app = create_app(read_settings())
server = app.server
