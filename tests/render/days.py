"""Days as a French text writes them, told again for the tests."""

import re

# fmt: off
NAMES = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
]
# fmt: on
MONTHS = {f"{rank:02d}": name for rank, name in enumerate(NAMES, 1)}


def worded(text, lang="fr"):
    """Return a text with each day in words, when it is French."""

    def french(found):
        year, month, day = found.groups()
        return f"{day.lstrip('0')}{'er' * (day == '01')}\u00a0{MONTHS[month]} {year}"

    return re.sub(r"(\d{4})-(\d\d)-(\d\d)", french, text) if lang == "fr" else text
