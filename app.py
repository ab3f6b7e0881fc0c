"""The explorer for WSGI servers, `gunicorn app:server`, and by `python app.py`."""

from explorer.__main__ import run
from explorer.settings import read_settings
from explorer.web.factory import create_app

if __name__ == "__main__":
    run(["serve"])
else:
    app = create_app(read_settings())
    server = app.server
