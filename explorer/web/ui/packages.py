"""What the data packages that come with the project are called and hold."""

from explorer.translate import N_

# By the name under which a package is offered.
PACKAGE_LABELS = {"nl": N_("Register, 2017 to now"), "nl-2016": N_("Inventory of 2016")}
# What is counted, by the name of the dataset.
DEFINITIONS = {
    "verband-nl": N_("Counted: arrangements under the Wgr in the register with a municipality."),
    "verband-nl-2016": N_("Counted: joint arrangements that the provinces reported for 2016."),
}
