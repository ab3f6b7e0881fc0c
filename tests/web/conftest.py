"""A served explorer and a real browser for the tests of the pages."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from dash import Dash
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from werkzeug.serving import make_server

from explorer.settings import Settings
from explorer.web.factory import create_app
from tests.web.visits import Visits, watch_console

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page of the next test starts where the last one was: half a second less each.
    "--process-per-site",
    # As for who asks for less motion: a window that glides on is not where it will be, and what a
    # wheel does meanwhile may be lost.
    "--disable-smooth-scrolling",
]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# A machine under load is slow, which is no failure.
expect.set_options(timeout=20_000)


@contextmanager
def serve_app(app: Dash) -> Iterator[str]:
    """Serve an app on a free port of this machine for as long as the block lasts; its address."""
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serve_app(create_app(Settings())) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, "no Chromium on PATH: run 'make test', which installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """The window of a worker: what one page loads is kept for the next.

    Its first page stays, for a window closes with its last one, and it can forget what a visitor
    left there.
    """
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="nl-NL", reduced_motion="reduce"
    )
    context.new_page().goto(f"{address}/assets/verband.css")
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page of someone who was never here."""
    window.clear_cookies()
    window.pages[0].evaluate("localStorage.clear()")
    page = window.new_page()
    yield page
    page.close()


@pytest.fixture
def watched(page: Page, address: str) -> Iterator[Page]:
    """A page that fails the test at a warning, an error or a request to another host."""
    wrong: list[str] = []
    watch_console(page, wrong)
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else wrong.append(request.url)
        ),
    )
    yield page
    assert wrong == []


@pytest.fixture(scope="session")
def visits(browser: Browser, address: str) -> Visits:
    """Every page as it was seen in both languages."""
    return Visits(browser, address)
