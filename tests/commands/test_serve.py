import os
import random
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from explorer.__main__ import run
from explorer.dataset import save_dataset
from explorer.settings import PROJECT
from tests.tiny import tiny_dataset


@pytest.fixture
def port():
    """A free port below those that a system gives to its own connections, which come and go."""
    for _ in range(100):
        with socket.socket() as trial, suppress(OSError):
            chosen = random.randrange(15_000, 32_000)
            trial.bind(("127.0.0.1", chosen))
            return chosen
    raise AssertionError("no port is free")


def wait_for(address, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            return urlopen(address).status
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


@pytest.mark.parametrize(
    "command", ["-m explorer serve --port {port} --data {folder}", "app.py", "-m gunicorn {wsgi}"]
)
def test_serves_a_package_until_it_is_stopped(command, tmp_path, port):
    save_dataset(tiny_dataset(), tmp_path / "tiny")
    wsgi = f"--no-control-socket --bind 127.0.0.1:{port} app:server"
    folder = tmp_path / "tiny"
    server = subprocess.Popen(
        [sys.executable, *command.format(port=port, folder=folder, wsgi=wsgi).split()],
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "PYTHONUNBUFFERED": "1",
            "EXPLORER_DATA": str(folder),
            "EXPLORER_PORT": str(port),
        },
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert wait_for(f"http://127.0.0.1:{port}/") == 200
        # The explorer itself refuses what is too long, not the server before it.
        with pytest.raises(HTTPError) as refused:
            urlopen(f"http://127.0.0.1:{port}/?least={'9' * 7000}")
        assert refused.value.code == 400
    finally:
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=120)
    if "gunicorn" not in command:
        assert f"Verband is at http://127.0.0.1:{port} (Ctrl+C stops it)" in said
    assert server.returncode == 0
    assert [each.name for each in tmp_path.iterdir()] == ["tiny"]


def test_an_address_in_use_is_one_line(port, capfd):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(SystemExit) as ended:
            run(["serve", "--port", str(port)])
    assert ended.value.code == 1
    said = capfd.readouterr()
    assert said.err == (
        f"error: cannot serve on 127.0.0.1:{port}: Address already in use; choose another with "
        "--host and --port, or EXPLORER_HOST and EXPLORER_PORT\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--data", "/nowhere"], "error: /nowhere holds no datapackage.json;"),
        (["--host", "no.such.host.invalid"], "error: cannot serve on no.such.host.invalid:"),
    ],
)
def test_a_failure_is_one_line(arguments, message, port, capfd):
    with pytest.raises(SystemExit) as ended:
        run(["serve", "--port", str(port), *arguments])
    assert ended.value.code == 1
    assert capfd.readouterr().err.startswith(message)
