"""Every page, in the order of the menu: a page is made, linked and found by its record alone."""

from explorer.web import about, centrality
from explorer.web.api import page as api
from explorer.web.download import page as download
from explorer.web.download import snapshot
from explorer.web.explore import page as explore
from explorer.web.money import page as money
from explorer.web.overlap import page as overlap
from explorer.web.quality import page as quality
from explorer.web.region import page as region
from explorer.web.scenario import page as scenario
from explorer.web.sheets import collaboration, municipality
from explorer.web.site import Page
from explorer.web.time import page as time
from explorer.web.voting import page as voting

PAGES: tuple[Page, ...] = tuple(
    module.PAGE
    for module in (
        explore,
        time,
        scenario,
        money,
        centrality,
        overlap,
        voting,
        download,
        quality,
        about,
        api,
        municipality,
        collaboration,
        snapshot,
        region,
    )
)
