"""What a municipality pays, on its sheet."""

import pytest

from tests.tiny import tiny_dataset
from tests.web.addresses import make_site
from tests.web.components import list_links, read_text


@pytest.fixture(scope="module")
def site(nl):
    return make_site({"nl": nl})


def build(site, code):
    context = site.open("lang=en", f"/municipality/{code}")
    return context.page.build(context)


def test_a_sheet_says_what_is_paid_and_leads_to_the_page(site):
    page = build(site, "GM0882")
    said = read_text(page)
    assert "€54.4 million (annual accounts 2024): 33.5% of its expenditure, €1,466 an" in said
    assert "The median of municipalities of 20,000–50,000 inhabitants is 13.9%." in said
    assert "/money?select=GM0882&lang=en" in [str(each) for each in list_links(page)]


def test_who_books_it_elsewhere_is_not_known(site):
    assert "Not known: it is booked elsewhere (annual accounts 2024)." in read_text(
        build(site, "GM0289")
    )


def test_a_package_without_money_says_nothing_of_it():
    said = read_text(build(make_site({"tiny": tiny_dataset()}), "A"))
    assert "What it pays" not in said
