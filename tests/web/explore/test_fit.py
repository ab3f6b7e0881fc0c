"""The picture of Explore is in sight: at first, after a resize, and whatever filters leave."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.settling import open_page

pytestmark = pytest.mark.browser
# Whether the network has `many` nodes, all within a picture that has found its size; null: any.
IN_SIGHT = """(many) => {
  const cy = document.getElementById("graph")._cyreg.cy;
  const box = cy.container().getBoundingClientRect();
  const seen = cy.nodes().filter((n) => !n.hasClass("out") && !n.hasClass("heading"));
  return seen.length && (!many || seen.length === many) && Math.abs(cy.width() - box.width) < 1 &&
    Math.abs(cy.height() - box.height) < 1 && seen.every((n) => {
      const { x, y } = n.renderedPosition();
      return x > 0 && y > 0 && x < box.width && y < box.height;
    });
}"""
OUT_OF_SIGHT = f"() => !({IN_SIGHT})()"


def is_in_sight(page: Page, many: int | None = None) -> None:
    page.wait_for_function(IN_SIGHT, arg=many, timeout=20_000)


@pytest.mark.parametrize("layout", ["map", "columns"])
def test_everything_is_in_sight_after_a_resize_and_at_a_button(
    watched: Page, address: str, layout: str
):
    page = open_page(watched, f"{address}/?layout={layout}")
    is_in_sight(page, 776)
    page.set_viewport_size({"width": 1000, "height": 700})
    is_in_sight(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    is_in_sight(page)
    high = page.locator("#graph").bounding_box()["height"]
    page.locator(".views").get_by_text("Matrix").click()
    page.wait_for_function(f"document.getElementById('graph').offsetHeight < {high} - 50")
    is_in_sight(page)
    box = page.locator("#graph").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, -600)
    page.wait_for_function(OUT_OF_SIGHT)
    page.get_by_role("button", name="Heel Nederland").click()
    is_in_sight(page, 776)


@pytest.mark.parametrize("layout", ["map", "columns", "force"])
def test_what_is_left_is_in_sight_after_nothing_was(watched: Page, address: str, layout: str):
    page = open_page(watched, f"{address}/?domain=8&form=GO&province=PV20&layout={layout}")
    expect(page.locator("#nothing")).to_be_visible()
    page.get_by_role("checkbox", name="Wonen en ruimte").uncheck()
    is_in_sight(page, 10)
    page.get_by_title("Haal filter Groningen weg").click()
    is_in_sight(page, 359)


def test_what_is_selected_stays_in_the_middle(watched: Page, address: str):
    page = open_page(watched, address)
    page.locator("#search").fill("Utrecht")
    page.get_by_role("option", name="Utrecht", exact=True).click()
    near = """() => {
      const node = document.getElementById("graph")._cyreg.cy.getElementById("GM0344");
      const { x, y } = node.renderedPosition();
      const [w, h, zoom] = [node.cy().width(), node.cy().height(), node.cy().zoom()];
      const { width } = node.cy().container().getBoundingClientRect();
      return Math.abs(w - width) < 1 && zoom > 0.8 && Math.hypot(x - w / 2, y - h / 2) < h / 4;
    }"""
    page.wait_for_function(near)
    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_function(near)
    page.get_by_role("checkbox", name="Veiligheid").check()
    expect(page.locator(".chip")).to_have_count(1)
    page.wait_for_function(near)
