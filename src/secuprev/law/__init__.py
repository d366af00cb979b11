"""What the law says on a day: dated values, each with the article it rests on.

Inside: the data files and the typed look-ups over them. Not inside: anything that knows of a
framework, and any verdict. A day outside the record says so; it never gets another day's law.
"""

from typing import TYPE_CHECKING

from secuprev.law.actors import (
    Office,
    PartnerKind,
    PartnerLevel,
    PartnerSector,
    office,
    offices,
    partner,
    partners,
)
from secuprev.law.amending import amended, as_read, draft, drafts, laid, under
from secuprev.law.bodies import (
    BodyLevel,
    CouncilKind,
    FormationKind,
    Frequency,
    GroupKind,
    Mission,
    council,
    councils,
    formation,
    formations,
    group,
    groups,
    mission,
    missions,
)
from secuprev.law.change_faults import ChangeFault, ChangeSetError
from secuprev.law.change_sets import NOT_LAW, Changes, ChangeSet, ChangeStatus
from secuprev.law.citation import Citation, Confidence, cite
from secuprev.law.competences import (
    Aspect,
    Competence,
    Level,
    Means,
    NoneKind,
    competence,
    history,
    means,
    untold,
    who,
)
from secuprev.law.dated import Series, State, record
from secuprev.law.domains import Domain, domains, domains_of
from secuprev.law.errors import CannotBeTold, Change, OutsideRecord, StraddlesChange, UnknownName
from secuprev.law.force_kinds import Belonging, ForceKind, force, forces
from secuprev.law.instrument_kinds import (
    InstrumentFamily,
    InstrumentKind,
    instrument,
    instruments,
)
from secuprev.law.intercommunal_kinds import (
    Holding,
    IntercommunalKind,
    Prevention,
    intercommunal,
    intercommunal_kind,
)
from secuprev.law.kinds import Kind, Registry, Seats
from secuprev.law.listed import Content, content, contents, head, heads, weapon, weapons
from secuprev.law.model_articles import Chapter, ModelArticle, article_codes, article_history
from secuprev.law.model_clauses import Clause, Part, clause, clauses
from secuprev.law.model_editions import ModelKind
from secuprev.law.models import ModelConvention, model
from secuprev.law.offences import Offence, Power, Recording, may_record, offence, offences
from secuprev.law.parameters import LegalValue, Parameter, names, parameter, value
from secuprev.law.points import NotEncoded, Point, not_encoded, points
from secuprev.law.prohibitions import (
    Prohibition,
    Wording,
    prohibition,
    prohibitions,
    wordings,
)
from secuprev.law.store import digest
from secuprev.law.texts import LegalText, Rank, text
from secuprev.on_use import loading

if TYPE_CHECKING:
    from secuprev.law.change_reading import changes
    from secuprev.law.staleness import IndexFault, Stale, compare_index

# Where the names live that few ask for.
_HOMES = {
    "IndexFault": "staleness",
    "Stale": "staleness",
    "changes": "change_reading",
    "compare_index": "staleness",
}

__all__ = [
    "NOT_LAW",
    "Aspect",
    "Belonging",
    "BodyLevel",
    "CannotBeTold",
    "Change",
    "ChangeFault",
    "ChangeSet",
    "ChangeSetError",
    "ChangeStatus",
    "Changes",
    "Chapter",
    "Citation",
    "Clause",
    "Competence",
    "Confidence",
    "Content",
    "CouncilKind",
    "Domain",
    "ForceKind",
    "FormationKind",
    "Frequency",
    "GroupKind",
    "Holding",
    "IndexFault",
    "InstrumentFamily",
    "InstrumentKind",
    "IntercommunalKind",
    "Kind",
    "LegalText",
    "LegalValue",
    "Level",
    "Means",
    "Mission",
    "ModelArticle",
    "ModelConvention",
    "ModelKind",
    "NoneKind",
    "NotEncoded",
    "Offence",
    "Office",
    "OutsideRecord",
    "Parameter",
    "Part",
    "PartnerKind",
    "PartnerLevel",
    "PartnerSector",
    "Point",
    "Power",
    "Prevention",
    "Prohibition",
    "Rank",
    "Recording",
    "Registry",
    "Seats",
    "Series",
    "Stale",
    "State",
    "StraddlesChange",
    "UnknownName",
    "Wording",
    "amended",
    "article_codes",
    "article_history",
    "as_read",
    "changes",
    "cite",
    "clause",
    "clauses",
    "compare_index",
    "competence",
    "content",
    "contents",
    "council",
    "councils",
    "digest",
    "domains",
    "domains_of",
    "draft",
    "drafts",
    "force",
    "forces",
    "formation",
    "formations",
    "group",
    "groups",
    "head",
    "heads",
    "history",
    "instrument",
    "instruments",
    "intercommunal",
    "intercommunal_kind",
    "laid",
    "may_record",
    "means",
    "mission",
    "missions",
    "model",
    "names",
    "not_encoded",
    "offence",
    "offences",
    "office",
    "offices",
    "parameter",
    "partner",
    "partners",
    "points",
    "prohibition",
    "prohibitions",
    "record",
    "text",
    "under",
    "untold",
    "value",
    "weapon",
    "weapons",
    "who",
    "wordings",
]


if not TYPE_CHECKING:
    __getattr__ = loading(__name__, _HOMES)
