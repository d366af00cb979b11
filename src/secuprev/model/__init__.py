"""What exists on the ground: communes, forces, conventions, councils, groups, strategies, cameras.

Inside: frozen classes that hold facts, and `Framework`, which holds them all and answers by
identifier, by commune and by date. Not inside: any rule of law. An unknown fact is ``None``.
"""

from secuprev.model.clauses import Clauses, EvaluationForum
from secuprev.model.conventions import (
    Amendment,
    Convention,
    ConventionKind,
    Lender,
    Renewal,
    RenewalKind,
    Stage,
)
from secuprev.model.councils import (
    Coordinator,
    CoordinatorStatus,
    Council,
    Member,
    Mission,
    WorkingGroup,
    YearOfMeetings,
)
from secuprev.model.equipment import Arming, Cameras, DogUnit
from secuprev.model.framework import Framework
from secuprev.model.joint_uses import JointUse, Occasion
from secuprev.model.lending import Lending
from secuprev.model.mentions import DomainMention, Remark, RemarkKind, Role, Signature
from secuprev.model.parties import Force, Partner
from secuprev.model.sources import Publication, Source
from secuprev.model.strategies import Strategy, StrategyLevel
from secuprev.model.territory import Commune, Contact, Epci, YearOfFund
from secuprev.model.video import VideoOperators, VideoOwner, VideoSystem
from secuprev.model.waivers import Waiver

__all__ = [
    "Amendment",
    "Arming",
    "Cameras",
    "Clauses",
    "Commune",
    "Contact",
    "Convention",
    "ConventionKind",
    "Coordinator",
    "CoordinatorStatus",
    "Council",
    "DogUnit",
    "DomainMention",
    "Epci",
    "EvaluationForum",
    "Force",
    "Framework",
    "JointUse",
    "Lender",
    "Lending",
    "Member",
    "Mission",
    "Occasion",
    "Partner",
    "Publication",
    "Remark",
    "RemarkKind",
    "Renewal",
    "RenewalKind",
    "Role",
    "Signature",
    "Source",
    "Stage",
    "Strategy",
    "StrategyLevel",
    "VideoOperators",
    "VideoOwner",
    "VideoSystem",
    "Waiver",
    "WorkingGroup",
    "YearOfFund",
    "YearOfMeetings",
]
