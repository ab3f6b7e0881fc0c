"""What the data packages that come with the project are called and hold."""

from explorer.network import Selection
from explorer.tables.queries import Service
from explorer.translate import N_, Translator

# By the name under which a package is offered.
PACKAGE_LABELS = {"nl": N_("Register, 2017 to now"), "nl-2016": N_("Inventory of 2016")}
# What is counted, by the name of the dataset.
DEFINITIONS = {
    "verband-nl": N_("Counted: arrangements under the Wgr in the register with a municipality."),
    "verband-nl-2016": N_("Counted: joint arrangements that the provinces reported for 2016."),
}
COUNTED = N_("Collaborations with at least one municipality are counted.")


def describe_source(service: Service, selection: Selection, t: Translator) -> list[str]:
    """Where what is shown comes from and of which day it is; then what is counted."""
    sources = service.dataset.metadata.get("sources", [])
    source = t(sources[0]["title"]) if sources else service.dataset.name
    date = t.day(service.date_of(selection))
    definition = DEFINITIONS.get(service.dataset.name, COUNTED)
    said = t("Source: {source}. Situation on {date}.", source=source, date=date)
    return [said, t(definition)]
