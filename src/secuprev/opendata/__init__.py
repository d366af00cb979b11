"""Tables as others keep them, matched to the communes and bodies of France.

Inside: the files of ministries and agencies, the account of every row, and the whole country as
frameworks; the registers of conventions of agglomerations and prefectures. Not inside: downloading,
and any rule of law. Spreadsheets need the extra ``tables``.
"""

from secuprev.documents import DocumentError
from secuprev.opendata.adjacency import Border, neighbours, read_adjacency
from secuprev.opendata.competences import HeldCompetence, read_competences
from secuprev.opendata.country import Country, frameworks
from secuprev.opendata.gathering import OUTSIDE
from secuprev.opendata.made import Made
from secuprev.opendata.neighbourhoods import Neighbourhood, read_neighbourhoods
from secuprev.opendata.registers import Doubt, Register, read_register
from secuprev.opendata.report import Finding, Imported, ImportReport, Outcome
from secuprev.opendata.state_forces import StateForce, read_state_forces
from secuprev.opendata.survey import read_survey
from secuprev.opendata.surveyed import SurveyRow
from secuprev.opendata.wording import Employer

__all__ = [
    "OUTSIDE",
    "Border",
    "Country",
    "DocumentError",
    "Doubt",
    "Employer",
    "Finding",
    "HeldCompetence",
    "ImportReport",
    "Imported",
    "Made",
    "Neighbourhood",
    "Outcome",
    "Register",
    "StateForce",
    "SurveyRow",
    "frameworks",
    "neighbours",
    "read_adjacency",
    "read_competences",
    "read_neighbourhoods",
    "read_register",
    "read_state_forces",
    "read_survey",
]
