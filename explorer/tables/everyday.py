"""What people call tasks and municipalities, where a list or register has another word.

Words to search by, never shown for a name; Dutch and English. What a word leads to is this
project's own choice, by the field of Iv3 under which the costs of that work are booked.
"""

from collections.abc import Mapping
from types import MappingProxyType

# By theme, group of themes or domain.
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "0.2": "burgerzaken, paspoort, rijbewijs, passports",
        "0.4": "bedrijfsvoering, ict, automatisering, inkoop, personeelszaken, shared service",
        "taxes": "belasting, belastingen, gemeentebelasting, ozb, woz, aanslag, tax",
        "1.1": "brandweer, rampen, rampenbestrijding, crisisbeheersing, meldkamer, fire brigade",
        "1.2": "handhaving, boa, toezicht, straatcoaches",
        "2.1": "wegen, verkeer, wegonderhoud, pont, veerpont, veerdienst, roads, ferry",
        "2.2": "parkeergarage, parkeervergunning",
        "2.4": "haven, havens, havenbedrijf, vaarwegen, port",
        "2.5": "ov, bus, busvervoer",
        "3.1": "economie, werkgelegenheid, bedrijven",
        "3.2": "bedrijventerrein, bedrijvenpark, industrieterrein",
        "3.4": "toerisme, citymarketing, tourism",
        "4.1": "basisschool, openbaar basisonderwijs, schoolbestuur",
        "4.2": "schoolgebouw, huisvesting onderwijs",
        "4.3": "leerplicht, schoolverzuim, leerlingenvervoer, regiotaxi, doelgroepenvervoer, "
        "volwassenenonderwijs",
        "5.2": "zwembad, sporthal, swimming pool",
        "5.3": "muziekschool, theater, schouwburg",
        "5.5": "archief, streekarchief, monumenten, erfgoed, archeologie, archive",
        "5.6": "bibliotheek, bieb, library",
        "5.7": "recreatieschap, natuurgebied, park, groen, plassen, recreatie, fietspad",
        "6.1": "welzijn, buurthuis, schuldhulp, vluchtelingen, inburgering, kinderopvang",
        "6.3": "bijstand, uitkering, uitkeringen, sociale dienst, minimabeleid, participatiewet, "
        "sociale zaken, welfare",
        "6.4": "sociale werkplaats, sociale werkvoorziening, wsw, beschut werk, sheltered work",
        "6.5": "reintegratie, re-integratie, werkloos, arbeidsparticipatie, werkbedrijf",
        "social_support": "wmo, huishoudelijke hulp, thuiszorg, maatschappelijke ondersteuning",
        "6.81": "daklozen, dakloos, opvang, beschermd wonen, maatschappelijke opvang, "
        "vrouwenopvang, homeless",
        "6.82": "veilig thuis, kindermishandeling, huiselijk geweld, jeugdbescherming, "
        "jeugdreclassering",
        "youth_care": "jeugdzorg, jeugdhulp, jeugdwet, pleegzorg",
        "7.1": "ggd, gezondheid, gezondheidszorg, vaccinatie, consultatiebureau, "
        "jeugdgezondheidszorg, health",
        "7.2": "riool, riolen, afvalwater, waterzuivering",
        "7.3": "vuilnis, huisvuil, afvalinzameling, reiniging, milieustraat, grofvuil, "
        "vuilnisophaal, garbage, rubbish",
        "7.4": "milieu, omgevingsdienst, milieudienst, bodem, geluid, environment agency",
        "7.5": "begraafplaats, crematorium, kerkhof",
        "8.1": "omgevingswet, ruimtelijke ordening, bestemmingsplan, landschap",
        "8.3": "woningbouw, bouwvergunning, woonruimte, huisvesting, wonen, housing",
    }
)

# By code of a municipality.
NAMES_IN_USE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "GM0796": ("Den Bosch",),
        "GM0518": ("'s-Gravenhage", "The Hague"),
        "GM0164": ("Hengelo (O)",),
        "GM0080": ("Ljouwert",),
        "GM0737": ("Tietjerksteradeel",),
        "GM1891": ("Dantumadeel",),
        "GM1900": ("Zuidwest-Friesland",),
        "GM1940": ("De Friese Meren",),
        "GM1970": ("Noordoost-Friesland",),
    }
)
