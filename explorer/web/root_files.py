"""The files that stand at the root of a site: what crawlers may read, its pages, and its icon."""

from collections.abc import Iterator
from xml.etree import ElementTree

from flask import Flask, Response, request

from explorer.network import Selection
from explorer.settings import find_shipped
from explorer.translate import LANGUAGES
from explorer.web.links import link_to
from explorer.web.site import Site

ROBOTS = """User-agent: *
Disallow: /api/
Disallow: /snapshot/
Sitemap: {root}sitemap.xml
"""
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def register_files(server: Flask, site: Site) -> None:
    """Add the files to the server."""

    @server.get("/robots.txt")
    def answer_robots() -> Response:
        return Response(ROBOTS.format(root=request.url_root), mimetype="text/plain")

    @server.get("/sitemap.xml")
    def answer_sitemap() -> Response:
        return Response(write_sitemap(site, request.url_root), mimetype="application/xml")

    @server.get("/favicon.ico")
    def answer_icon() -> Response:
        icon = find_shipped("assets") / "favicon.ico"
        return Response(icon.read_bytes(), mimetype="image/x-icon")


def list_paths(site: Site) -> Iterator[str]:
    """The paths of all pages, and of the sheets that the first package has."""
    network = site.packages.get("").network_of(Selection())
    for page in site.pages:
        if page.ids:
            yield from (f"{page.path}{node_id}" for node_id in sorted(page.ids(network)))
        elif page.label:
            yield page.path


def write_sitemap(site: Site, root: str) -> bytes:
    """All pages with their addresses in every language, as sitemaps.org describes it.

    root: the address of the site, with a slash at its end.
    """
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    urls = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for path in list_paths(site):
        url = ElementTree.SubElement(urls, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = root.rstrip("/") + path
        for language in LANGUAGES:
            href = root.rstrip("/") + link_to(path, language)
            named = {"rel": "alternate", "hreflang": language, "href": href}
            ElementTree.SubElement(url, f"{{{XHTML}}}link", named)
    return ElementTree.tostring(urls, encoding="utf-8", xml_declaration=True)
