"""Find a municipality, place or collaboration by name, words in any order, a letter forgiven."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import utils
from rapidfuzz.distance import OSA

from explorer.dataset import Dataset
from explorer.dataset.timeslice import actors_at, collaborations_at

ORDER = {
    "municipality": 0, "use": 0, "theme": 1, "domain": 1, "collaboration": 2, "former": 3,
    "place": 4, "body": 5, "actor": 6,
}  # fmt: skip
MOST_WORDS = 12
LEAST_INITIALS = 3
LEAST_WITHIN = 4
LEAST_BEGUN = 6
# Words that may be typed and need not be in the name.
EMPTY_WORDS = frozenset(
    ("gemeente", "gemeenten", "gemeenschappelijke", "regeling", "de", "het", "van", "en", "of",
     "in", "the", "municipality", "and")
)  # fmt: skip


@dataclass(frozen=True)
class Match:
    """A name found: the node it leads to, the name, and what it names.

    kind: municipality, use (a name in use for one), former (leads to its successor), place,
    collaboration, body (leads to its collaboration), actor, or theme and domain (of which
    `node_id` is the term's); `leads_to` is the name of the node when it differs from the name
    found. inhabitants: of a municipality, by which those of one name's beginning are ordered;
    actor_kind: of an actor, its id in the vocabulary.
    """

    node_id: str
    name: str
    kind: str
    leads_to: str = ""
    inhabitants: float = 0.0
    actor_kind: str = ""


def index_names(dataset: Dataset, date: str) -> list[Match]:
    """Every name that leads to a node in being at `date`."""
    actors = actors_at(dataset, date)
    names = actors.set_index("actor_id")["name"]
    kinds = actors["kind"].where(actors["kind"].eq("municipality"), "actor")
    people = actors["population"].fillna(0).astype(float)
    found = [
        Match(node_id, name, kind, inhabitants=size, actor_kind=of)
        for node_id, name, kind, size, of in zip(
            actors["actor_id"], actors["name"], kinds, people, actors["kind"], strict=True
        )
    ]
    rows = collaborations_at(dataset, date)
    for node_id, short_name in zip(rows["collaboration_id"], rows["short_name"], strict=True):
        found.append(Match(node_id, short_name, "collaboration"))
    found += _list_bodies(rows)
    for place, actor_id in zip(dataset.places["place"], dataset.places["actor_id"], strict=True):
        if actor_id in names.index and place != names[actor_id]:
            found.append(Match(actor_id, place, "place", names[actor_id]))
    return found + _list_former(dataset, names, date)


def _list_bodies(rows: pd.DataFrame) -> list[Match]:
    """Names of bodies and full titles of arrangements, where their collaboration has another."""
    found = []
    columns = (rows[name] for name in ("collaboration_id", "short_name", "body", "name"))
    for node_id, short_name, body, title in zip(*columns, strict=True):
        for name in dict.fromkeys((body, title)):
            if name and simplify_name(name) != simplify_name(short_name):
                found.append(Match(node_id, name, "body", short_name))
    return found


def _list_former(dataset: Dataset, names: pd.Series, date: str) -> list[Match]:
    former = dataset.actors.set_index("actor_id")["name"]
    return [
        Match(to_id, former[from_id], "former", names[to_id])
        for from_id, to_id in trace_successors(dataset, date).items()
        if to_id in names.index and from_id in former.index and former[from_id] != names[to_id]
    ]


def trace_successors(dataset: Dataset, date: str) -> dict[str, str]:
    """By id of every municipality gone by `date`, the one it is in then; sorted by id.

    Of one that was split it is the one that took over most.
    """
    changes = dataset.successions[dataset.successions["event"].ne("split_part")]
    changes = changes[changes["date"] <= date]
    leads = dict(zip(changes["from_id"], changes["to_id"], strict=True))
    found = {}
    for from_id in sorted(leads):
        to_id = leads[from_id]
        while to_id in leads:
            to_id = leads[to_id]
        found[from_id] = to_id
    return found


def simplify_name(name: str) -> str:
    """A name as it is compared: lower case, no accents, no punctuation."""
    plain = unicodedata.normalize("NFKD", name)
    return utils.default_process("".join(c for c in plain if not unicodedata.combining(c)))


class Index:
    """Names that can be searched: of every name its words, each looked at once."""

    def __init__(self, matches: Iterable[Match]) -> None:
        """matches: the names, in any order."""
        self.matches = tuple(matches)
        self._plain = [simplify_name(match.name) for match in self.matches]
        self._words = [set(_split(name)) for name in self._plain]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self._words):
            for word in words:
                self._places[word].append(place)

    def search(self, text: str, *, limit: int = 10) -> list[Match]:
        """The best matches for `text`, one a node: every word of it is found in the name.

        Words in any order, whole or their first letters, or within a compound; one letter may be
        wrong in a word of four or more. Words that say nothing (the, municipality) may be missing.
        An empty text finds nothing. The name itself comes first, then names that begin with the
        text, then those with the fewest letters to forgive. Cost is linear in the number of
        different words, and the length of the text is bounded by `MOST_WORDS` words.
        """
        wanted = simplify_name(text)
        words = list(dict.fromkeys(wanted.split()))[:MOST_WORDS]
        saying = [word for word in words if word not in EMPTY_WORDS] or words
        costs = self._rate(saying)
        said = set(words) - set(saying)
        costs = {place: cost + len(said - self._words[place]) for place, cost in costs.items()}
        joined = wanted.replace(" ", "")
        begins = {
            place
            for place, name in enumerate(self._plain)
            if joined and name.replace(" ", "").startswith(joined)
        }
        ranked = sorted(
            costs.keys() | begins,
            key=lambda place: (
                self._plain[place] != wanted,
                place not in begins,
                costs.get(place, 0),
                ORDER[self.matches[place].kind],
                -self.matches[place].inhabitants,
                len(self._words[place]),
                len(self._plain[place]),
                self._plain[place],
                self.matches[place].node_id,
            ),
        )
        found: dict[str, Match] = {}
        for place in ranked:
            found.setdefault(self.matches[place].node_id, self.matches[place])
        return list(found.values())[:limit]

    def _rate(self, words: list[str]) -> dict[int, int]:
        """By place of every name in which all words are found, what has to be forgiven."""
        total: dict[int, int] | None = None
        for word in words:
            found: dict[int, int] = {}
            for known, places in self._places.items():
                cost = _compare(word, known)
                if cost is None:
                    continue
                for place in places:
                    found[place] = min(cost, found.get(place, cost))
            total = (
                found
                if total is None
                else {place: total[place] + found[place] for place in total.keys() & found.keys()}
            )
        return total or {}


def search_names(index: Iterable[Match], text: str, *, limit: int = 10) -> list[Match]:
    """The best matches for `text` among names; see `Index.search`, which is kept for many texts."""
    return Index(index).search(text, limit=limit)


def _split(plain: str) -> list[str]:
    """The words of a simplified name, and its initials where they could be its abbreviation."""
    words = plain.split()
    initials = "".join(word[0] for word in words)
    return [*words, initials] if len(words) >= LEAST_INITIALS else words


def _compare(word: str, known: str) -> int | None:
    """What has to be forgiven for a word to be a known one; None where it is another."""
    if word == known:
        return 0
    if known.startswith(word):
        return 1
    if len(word) < LEAST_WITHIN:
        return None
    if word in known:
        return 2
    if word[0] != known[0] and word[1:2] != known[1:2]:
        return None
    if OSA.distance(word, known, score_cutoff=1) <= 1:
        return 3
    # What is typed so far may be wrong in a letter too.
    begun = len(word) >= LEAST_BEGUN and OSA.distance(word, known[: len(word)], score_cutoff=1) <= 1
    return 4 if begun else None
