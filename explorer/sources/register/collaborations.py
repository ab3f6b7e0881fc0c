"""The collaborations and versions tables, and the texts their classification reads."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from explorer.sources.register.chains import Chain
from explorer.sources.register.read import Organisation, Register, Version

LOCAL_REGULATIONS = ("lokaleregelgeving.overheid.nl", "decentrale.regelgeving.overheid.nl", "CVDR")
SMALL_WORDS = {"aan", "de", "den", "der", "en", "het", "in", "bij", "op", "ter", "van"}
# "VIANEN UT", "Winsum GN": the post adds a province where a name occurs twice.
POSTAL_SUFFIX = re.compile(r"\s+\(?(?:DR|FL|FR|GLD|GN|LB|NB|NH|OV|UT|ZH|ZLD)\)?$", re.IGNORECASE)
# The tail of a postcode typed into the place: "KX Eindhoven".
POSTCODE_TAIL = re.compile(r"^[A-Z]{2} (?=[A-Z][a-z])")
# Pages about a body, not of it.
NOT_OWN_SITES = ("organisaties.overheid.nl", "officielebekendmakingen.nl")


def tidy_place(text: str) -> str:
    """A place in ordinary capitals: `ALPHEN AAN DEN RIJN` is Alphen aan den Rijn."""
    place = POSTCODE_TAIL.sub("", POSTAL_SUFFIX.sub("", text.replace("’", "'").strip(" ,.")))
    if not (place.isupper() or place.islower()):
        return place
    words = place.lower().split()
    return " ".join(
        word if index and word in SMALL_WORDS else _capitalise(word)
        for index, word in enumerate(words)
    )


def _capitalise(word: str) -> str:
    if word.startswith(("'s-", "'t-")):
        return word[:3] + _capitalise(word[3:])
    if word.startswith("'"):
        return word
    parts = [
        part if index and part in SMALL_WORDS else re.sub("^Ij", "IJ", part.capitalize())
        for index, part in enumerate(word.split("-"))
    ]
    return "-".join(parts)


def tidy_website(text: str) -> str:
    """A website as an https address, or empty when the text is no address."""
    address = re.sub(r"^https?:/*", "", text.strip(), flags=re.IGNORECASE)
    if not re.match(r"^[\w-]+(\.[\w-]+)+(/\S*)?$", address.lower()):
        return ""
    host, _, path = address.partition("/")
    if host.lower().endswith(NOT_OWN_SITES):
        return ""
    return f"https://{host.lower()}/{path}".rstrip("/")


def choose_publication(addresses: Sequence[str]) -> str:
    """Where the regulation is published: the last address, of local regulations if any."""
    repaired = [re.sub(r"^(?:h?ttps?:/+)+", "https://", address) for address in addresses]
    web = [address for address in repaired if address.startswith("https://")]
    local = [address for address in web if any(host in address for host in LOCAL_REGULATIONS)]
    return (local or web or [""])[-1]


def tabulate_versions(chains: Sequence[Chain]) -> pd.DataFrame:
    """The `versions` table: every version of the register, those never in force included."""
    return pd.DataFrame(
        {
            "register_id": version.system_id,
            "collaboration_id": chain.collaboration_id,
            "name": version.title or version.citation_title,
            "form": version.form,
            "power": version.power,
            "since": version.since,
            "until": version.until,
            "regulation_url": choose_publication(version.publications),
        }
        for chain in chains
        for version in chain.versions
    )


def tabulate_collaborations(
    chains: Sequence[Chain], register: Register, foreign: set[str]
) -> pd.DataFrame:
    """The `collaborations` table but for the columns of the classification.

    `foreign` holds the collaborations that a foreign body ever took part in.
    """
    bodies = _index_bodies(register)
    return pd.DataFrame(_describe_chain(chain, bodies, foreign) for chain in chains)


def _describe_chain(
    chain: Chain, bodies: Mapping[str, Organisation], foreign: set[str]
) -> dict[str, object]:
    last = chain.last
    body = _find_body(chain, bodies)
    seat = last.seat or (body.seat if body else "")
    website = last.website or (body.website if body else "")
    return {
        "collaboration_id": chain.collaboration_id,
        "name": last.title or last.citation_title,
        "form": last.form,
        "power": last.power,
        "laws": ";".join(_list_laws(chain)),
        "body": last.body,
        "seat": tidy_place(seat),
        "website": tidy_website(website),
        "cross_border": chain.collaboration_id in foreign
        or any(version.cross_border for version in chain.versions),
        "started": _find_start(chain),
        "ended": last.until,
        "verified": last.verified,
        "register_id": last.system_id,
    }


def _find_start(chain: Chain) -> str:
    return (chain.in_force or chain.versions)[0].since


def _index_bodies(register: Register) -> dict[str, Organisation]:
    bodies: dict[str, Organisation] = {}
    for organisation in register.organisations:
        for arrangement in organisation.arrangements:
            bodies.setdefault(f"regeling {arrangement}", organisation)
        if organisation.system_id:
            bodies[organisation.system_id] = organisation
    return bodies


def _find_body(chain: Chain, bodies: Mapping[str, Organisation]) -> Organisation | None:
    for version in reversed(chain.versions):
        for key in (*version.body_ids, f"regeling {version.system_id}"):
            if key in bodies:
                return bodies[key]
    return None


def last_stating(chain: Chain, attribute: str) -> Version:
    """The last version that states something of a kind, or the last."""
    stating = [version for version in chain.versions if getattr(version, attribute)]
    return stating[-1] if stating else chain.last


def _list_laws(chain: Chain) -> list[str]:
    return sorted({law for law, _ in last_stating(chain, "laws").laws if law})


def collect_texts(chains: Sequence[Chain]) -> pd.DataFrame:
    """What the classification reads, indexed by collaboration_id; not kept in the package.

    Policy areas, laws and purpose are those of the last version that states any; started and ended
    are its lifetime.
    """
    rows = [
        {
            "collaboration_id": chain.collaboration_id,
            "title": chain.last.title or chain.last.citation_title,
            "citation_title": chain.last.citation_title,
            "body": chain.last.body,
            "purpose": last_stating(chain, "purpose").purpose,
            "policy_areas": list(last_stating(chain, "policy_areas").policy_areas),
            "laws": _list_laws(chain),
            "law_titles": [name for _, name in last_stating(chain, "laws").laws if name],
            "form": chain.last.form,
            "started": _find_start(chain),
            "ended": chain.last.until,
        }
        for chain in chains
    ]
    return pd.DataFrame(rows).set_index("collaboration_id")
