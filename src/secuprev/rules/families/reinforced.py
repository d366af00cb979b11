"""What the model wants stated of the fields of reinforced cooperation (title II)."""

from secuprev.model import Convention, Role
from secuprev.rules.case import Case
from secuprev.rules.reasons import NOT_COORDINATION, unsaid_by_model
from secuprev.rules.rule import rule
from secuprev.rules.targets import Mention
from secuprev.rules.verdict import Severity, Verdict, breach, compliant, not_applicable
from secuprev.values import Text

_FIRST_TITLE = 1
_EXCLUDED = Role.EXCLUDED  # Python 3.11 searches the members at each look
_NOTHING_WANTED = not_applicable(
    Text(
        fr="le modèle ne veut pas de précisions sur ce domaine",
        en="the model wants nothing stated of this field",
    )
)
_NO_SECOND_TITLE = not_applicable(
    Text(fr="la convention n'a pas de titre II", en="the convention has no title II")
)


@rule(
    code="CONV-021",
    name="reinforced-field-not-detailed",
    target=Mention,
    severity=Severity.MODEL,
    cites=("model.detailed_domains",),
    fr="Vidéoprotection, radio et missions communes du titre II ont leurs modalités précisées",
    en="Cameras, radio and joint missions of title II have their arrangements stated",
)
def reinforced_field_not_detailed(mention: Mention, case: Case) -> Verdict:
    """Cameras, radio and joint missions of title II have their arrangements stated.

    Why:
        Three fields of title II lend the municipal police something of the State's: images,
        radios, an officer in command. The model wants it written how: a document annexed for the
        cameras, an express mention with its checks for the radios, the terms on which joint
        missions are engaged. What the municipal police may see of the images is set by the
        prefect's authorisation, and not by the convention.

    Breach:
        on: 2016-01-01
        conventions:
          - id: c
            signed: 2015-03-01
            domains: [{domain: video_protection, title: 2, detailed: false}]

    Compliant:
        on: 2016-01-01
        conventions:
          - id: c
            signed: 2015-03-01
            domains: [{domain: video_protection, title: 2, detailed: true}]

    Sources:
        model.detailed_domains

    History:
        Title II exists since 2012. The joint missions of the model of 2000 were left to the heads
        of service.
    """
    holder = mention.holder
    if not isinstance(holder, Convention) or not holder.is_coordination:
        return NOT_COORDINATION
    domains = case.value_for(holder, "model.detailed_domains").value
    if domains is None:
        return unsaid_by_model(holder, case.concluded(holder))
    said = mention.mention
    if said.domain not in domains or said.role is _EXCLUDED or said.title == _FIRST_TITLE:
        return _NOTHING_WANTED
    if said.title is None and holder.clauses.reinforced is False:
        return _NO_SECOND_TITLE
    if case.need(said, "detailed", under=mention.path):
        return compliant()
    case.need(said, "title", under=mention.path)
    label = mention.label
    return breach(
        Text(fr=f"modalités non précisées : {label.fr}", en=f"arrangements not stated: {label.en}")
    )
