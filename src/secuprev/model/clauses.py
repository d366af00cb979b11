"""What a convention of coordination lays down, as far as the law looks for it."""

from enum import StrEnum

from attrs import frozen

from secuprev.model.fields import fact
from secuprev.values import PartialDate

__all__ = ["Clauses", "EvaluationForum"]


class EvaluationForum(StrEnum):
    """Where a convention is evaluated each year.

    Attributes:
        CLSPD: in the restricted committee of the CLSPD.
        MEETING: at a meeting of the prefect and the mayor.
    """

    CLSPD = "clspd"
    MEETING = "meeting"


@frozen
class Clauses:
    """Clauses that the law looks for: present, absent, or ``None`` when not known.

    Attributes:
        diagnosis: rests on a prior diagnosis of the territory.
        diagnosis_date: when that diagnosis was made.
        doctrine: states the doctrine of employment of the service.
        priority_missions: states the priority missions, judicial ones among them.
        nature_and_places: states the nature and places of the interventions.
        coordination: states how interventions are coordinated with the State forces.
        night: mentions expressly the work between 23:00 and 6:00.
        reinforced: has a title II (reinforced cooperation).
        report: provides for a periodic report.
        evaluation: provides for a yearly evaluation.
        evaluation_forum: where that evaluation takes place.
        inspection: provides for an examination by an inspection of the ministry.
        meetings: provides for periodic meetings of the heads of service.
        missing_and_stolen: provides for exchanges on missing persons and stolen vehicles.
        judicial_officer: says how a judicial police officer is reached at all times.
        radio_link: provides for a reserved telephone line or a radio link.
        dog_support: provides for support by the dog unit to State forces.
    """

    diagnosis: bool | None = fact("diagnostic préalable", "prior diagnosis")
    diagnosis_date: PartialDate | None = fact("date du diagnostic", "day of the diagnosis")
    doctrine: bool | None = fact("doctrine d'emploi", "doctrine of employment")
    priority_missions: bool | None = fact("missions prioritaires", "priority missions")
    nature_and_places: bool | None = fact(
        "nature et lieux des interventions", "nature and places of the interventions"
    )
    coordination: bool | None = fact("modalités de coordination", "coordination arrangements")
    night: bool | None = fact("mention du travail de nuit", "mention of night work")
    reinforced: bool | None = fact("coopération renforcée (titre II)", "reinforced cooperation")
    report: bool | None = fact("rapport périodique", "periodic report")
    evaluation: bool | None = fact("évaluation annuelle", "yearly evaluation")
    evaluation_forum: EvaluationForum | None = fact(
        "cadre de l'évaluation", "forum of the evaluation"
    )
    inspection: bool | None = fact(
        "examen par une mission d'évaluation", "examination by an evaluation mission"
    )
    meetings: bool | None = fact("réunions périodiques", "periodic meetings")
    missing_and_stolen: bool | None = fact(
        "personnes disparues et véhicules volés", "missing persons and stolen vehicles"
    )
    judicial_officer: bool | None = fact(
        "officier de police judiciaire joignable à tout moment",
        "judicial police officer reached at all times",
    )
    radio_link: bool | None = fact("ligne réservée ou liaison radio", "reserved line or radio link")
    dog_support: bool | None = fact("appui cynophile", "dog-unit support")
