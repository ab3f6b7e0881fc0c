"""`python -m explorer serve`: the explorer in the browser, on this machine."""

import socket
from dataclasses import replace
from typing import Annotated, Any

import typer
from gunicorn.app.base import BaseApplication

from explorer.commands.options import Data
from explorer.errors import SettingsError
from explorer.settings import LONGEST_ADDRESS, Settings, read_settings
from explorer.web.factory import create_app

THREADS = 4


class Server(BaseApplication):
    """Gunicorn around one WSGI application; takes no settings from files or arguments."""

    def __init__(self, application: Any, settings: Settings) -> None:  # noqa: ANN401
        """Serve `application` at the host and port of `settings`."""
        self.application = application
        self.address = f"{settings.host}:{settings.port}"
        super().__init__()

    def load_config(self) -> None:
        """One process, a few threads, no control socket in the home folder."""
        options = {
            "bind": self.address,
            "worker_class": "gthread",
            "workers": 1,
            "threads": THREADS,
            "timeout": 120,
            "limit_request_line": LONGEST_ADDRESS,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401
        """The application itself, made before the worker is forked."""
        return self.application


def check_address(settings: Settings) -> None:
    """Raise `SettingsError` when nothing can be served at the host and port of `settings`."""
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise SettingsError(
            f"cannot serve on {settings.host}:{settings.port}: {error.strerror}; choose another "
            "with --host and --port, or EXPLORER_HOST and EXPLORER_PORT"
        ) from error


def serve(
    host: Annotated[str, typer.Option(help="Address to serve on [EXPLORER_HOST].")] = "",
    port: Annotated[
        int, typer.Option(help="Port to serve on [EXPLORER_PORT].", min=0, max=65535)
    ] = 0,
    data: Data = None,
) -> None:
    """Serve the explorer until Ctrl+C; by default on http://127.0.0.1:8050.

    Examples:

      python -m explorer serve

      python -m explorer serve --port 8060 --data my-network
    """
    settings = read_settings()
    settings = replace(
        settings,
        host=host or settings.host,
        port=port or settings.port,
        data=data or settings.data,
    )
    check_address(settings)
    typer.echo(f"Loading {settings.data} ...")
    app = create_app(settings)
    typer.echo(f"Verband is at http://{settings.host}:{settings.port} (Ctrl+C stops it)")
    Server(app.server, settings).run()
