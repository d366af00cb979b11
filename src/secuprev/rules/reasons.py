"""Why several rules ask nothing of an object."""

from secuprev.values import Text

__all__ = ["NO_MODEL", "NO_TEXT", "POOLING", "POOLING_HAS_NO_MODEL"]

NO_TEXT = Text(fr="aucun texte ce jour-là", en="no text on that day")
NO_MODEL = Text(
    fr="aucune convention type n'existait ce jour-là", en="there was no model on that day"
)
POOLING = Text(
    fr="une convention de mise en commun n'est pas une convention de coordination",
    en="a pooling agreement is not a convention de coordination",
)
POOLING_HAS_NO_MODEL = Text(
    fr="la convention type ne porte pas sur la mise en commun d'agents",
    en="the model is not about the pooling of agents",
)
