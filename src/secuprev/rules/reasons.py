"""Why several rules ask nothing of an object."""

from secuprev.values import Text

__all__ = ["NOT_COORDINATION", "NOT_MUNICIPAL", "NO_MODEL", "NO_MODEL_FOR_IT", "NO_TEXT"]

NO_TEXT = Text(fr="aucun texte ce jour-là", en="no text on that day")
NO_MODEL = Text(
    fr="aucune convention type n'existait ce jour-là", en="there was no model on that day"
)
NOT_COORDINATION = Text(
    fr="ce n'est pas une convention de coordination", en="not a convention de coordination"
)
NO_MODEL_FOR_IT = Text(
    fr="la convention type ne porte que sur la coordination",
    en="the model is about coordination alone",
)
NOT_MUNICIPAL = Text(
    fr="la règle vise la police municipale", en="the rule is about the municipal police"
)
