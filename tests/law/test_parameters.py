"""Each change of the law: the day before, the day of, the day after."""

import pickle
import tomllib
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from secuprev import law
from secuprev.law import texts
from secuprev.law.parameters import _series
from secuprev.values import PartialDate, Period, Text

DAY = timedelta(days=1)

# Those whom the decree of 2023 calls services of judicial police, by force, service and head.
JUDICIAL_POLICE = (
    *("police_nationale", "gendarmerie_nationale"),
    *("csp", "ddpn", "ddsp", "ggd", "cie_gendarmerie", "cob_bta"),
    *("commissaire", "commandant_police", "commandant_gendarmerie"),
    *("directeur_departemental_police", "chef_groupement_gendarmerie"),
)

# Articles R512-1, R512-2 and R512-7, item by item.
POOLING_CONTENTS = (
    *("agents_by_grade", "secondment_conditions", "presence_time", "nature_and_places"),
    *("conduct_of_operations", "weapons_holder", "cost_sharing", "yearly_forecast"),
    *("payment", "suppressed_posts", "renewal_conditions", "withdrawal"),
)
TRANSPORT_CONTENTS = (
    *("agents_by_commune", "perimeters", "weapons_conditions", "conduct_of_operations"),
    *("duration", "renewal_conditions", "withdrawal"),
)

# name, first day of the new state, value before, value since: tables 1.1 to 1.4 and the decision
# table of the dossiers, checked against the versions of the articles.
CHANGES = [
    ("convention.posts_threshold", "2019-12-29", 5, 3),
    ("convention.transition", "2000-09-27", True, False),
    ("convention.posts_counted", "2009-05-14", ("own",), ("own", "lent_by_epci")),
    (
        "convention.posts_counted",
        "2021-05-27",
        ("own", "lent_by_epci"),
        ("own", "lent_by_epci", "lent_by_syndicat"),
    ),
    (
        "convention.communal_signatories",
        "2019-12-29",
        ("maire", "prefet"),
        ("maire", "prefet", "procureur"),
    ),
    ("convention.communal_opinions", "2019-12-29", ("procureur",), ()),
    ("convention.communal_signatories_for_loan", "2009-05-14", None, ("president_epci",)),
    (
        "convention.communal_signatories_for_loan",
        "2021-05-27",
        ("president_epci",),
        ("president_epci", "president_syndicat"),
    ),
    (
        "convention.intercommunal_signatories",
        "2009-05-14",
        None,
        ("maire", "president_epci", "prefet"),
    ),
    (
        "convention.intercommunal_signatories",
        "2019-12-29",
        ("maire", "president_epci", "prefet"),
        ("maire", "president_epci", "prefet", "procureur"),
    ),
    (
        "convention.intercommunal_president",
        "2021-05-27",
        ("president_epci",),
        ("president_epci", "president_syndicat"),
    ),
    ("convention.intercommunal_opinions", "2019-12-29", ("procureur",), ()),
    ("convention.required_of_pooled_communes", "2007-03-07", None, True),
    ("convention.diagnosis", "2012-01-05", None, "model"),
    ("convention.diagnosis", "2021-05-27", "model", "statute"),
    ("convention.doctrine", "2019-12-29", None, "statute"),
    ("convention.priority_missions", "2019-12-29", None, "statute"),
    ("convention.public_order_excluded", "2000-03-27", None, True),
    ("model.years", "2000-03-27", None, 5),
    ("model.years", "2012-01-05", 5, 3),
    ("model.renewal", "2012-01-05", "tacit", "express"),
    ("model.notice_months", "2000-03-27", None, 6),
    ("model.list_is_open", "2012-01-05", False, True),
    ("night.footing", "2021-05-27", "convention", "mention"),
    (
        "night.exceptions",
        "2009-05-14",
        ("public_buildings_guard", "communal_ceremonies"),
        ("public_buildings_guard", "communal_ceremonies", "intercommunal_ceremonies"),
    ),
    ("equipment.body_cameras", "2016-06-05", "no_basis", "convention"),
    ("equipment.body_cameras", "2018-06-04", "convention", "no_basis"),
    ("equipment.body_cameras", "2018-08-06", "no_basis", "convention"),
    ("equipment.dog_unit", "2021-05-27", None, "convention"),
    ("pooling.ties", "2007-03-07", None, ("contiguous_set",)),
    (
        "pooling.ties",
        "2021-05-27",
        ("contiguous_set",),
        ("adjacent", "same_agglomeration", "same_epci"),
    ),
    ("pooling.commune_population_below", "2017-03-02", 20000, None),
    ("pooling.set_population_below", "2017-03-02", 50000, 80000),
    ("pooling.set_population_below", "2021-05-27", 80000, None),
    ("pooling.barred_by_loan_from", "2021-05-27", ("epci",), ("epci", "syndicat")),
    ("clspd.status", "2002-07-18", "not_existing", "optional"),
    ("clspd.status", "2007-03-07", "optional", "by_threshold"),
    ("clspd.population_above", "2007-03-07", None, 10000),
    ("clspd.population_above", "2021-05-27", 10000, 5000),
    ("clspd.zone", "2007-03-07", None, "zus"),
    ("clspd.zone", "2015-01-01", "zus", "qpv"),
    ("clspd.cispd_exempts", "2007-03-07", None, True),
    ("clspd.coordinator_population_above", "2021-05-27", None, 15000),
    ("clspd.coordinator_named_by", "2024-03-23", ("maire",), ("maire", "prefet")),
    ("clspd.chair", "2007-03-07", ("maire",), ("maire", "elu_delegue")),
    ("clspd.decree_awaited", "2007-07-25", True, False),
    ("cispd.decree_awaited", "2007-07-25", True, False),
    (
        "clspd.members_by_right",
        "2007-07-25",
        ("prefet", "procureur"),
        ("prefet", "procureur", "president_conseil_departemental"),
    ),
    (
        "clspd.members_by_right",
        "2024-03-23",
        ("prefet", "procureur", "president_conseil_departemental"),
        ("prefet", "procureur"),
    ),
    ("clspd.epci_president_by_right", "2007-07-25", None, True),
    ("cispd.competence_required", "2007-07-25", False, True),
    (
        "cispd.chair",
        "2007-07-25",
        ("maire_membre", "president_epci", "vice_president_epci"),
        ("president_epci", "vice_president_epci"),
    ),
    (
        "cispd.members_by_right",
        "2024-03-23",
        ("prefet", "procureur", "president_conseil_departemental"),
        ("prefet", "procureur"),
    ),
    ("cispd.mayors_by_right", "2024-03-23", True, False),
    ("council.meetings_per_year", "2007-07-25", 2, 1),
    ("council.meetings_counted", "2007-07-25", "any", "plenary"),
    ("council.meetings_with_members_by_right", "2024-03-23", None, 1),
    ("group.confidentiality_rules", "2011-03-16", None, ("clspd",)),
    ("group.gltd_pilot", "2001-05-09", None, ("procureur",)),
    ("model.renewal", "2000-03-27", None, "tacit"),
    ("model.list_is_open", "2000-03-27", None, False),
    ("convention.state_force", "2000-03-27", None, "by_state_police_regime"),
    (
        "convention.forces_counted",
        "2009-05-14",
        ("police_municipale",),
        ("police_municipale", "police_intercommunale"),
    ),
    (
        "police.municipal",
        "2002-02-28",
        ("police_municipale",),
        ("police_municipale", "police_intercommunale"),
    ),
    (
        "police.municipal",
        "2021-05-27",
        ("police_municipale", "police_intercommunale"),
        ("police_municipale", "police_intercommunale", "police_municipale_paris"),
    ),
    (
        "convention.forces_counted",
        "2021-05-27",
        ("police_municipale", "police_intercommunale"),
        ("police_municipale", "police_intercommunale", "police_municipale_paris"),
    ),
    ("convention.intercommunal_president", "2009-05-14", None, ("president_epci",)),
    ("convention.intercommunal_opinions", "2009-05-14", None, ("procureur",)),
    ("pooling.commune_population_below", "2007-03-07", None, 20000),
    ("pooling.set_population_below", "2007-03-07", None, 50000),
    ("pooling.barred_by_loan_from", "2007-03-07", None, ("epci",)),
    ("clspd.decree_awaited", "2007-03-07", None, True),
    ("cispd.decree_awaited", "2007-03-07", None, True),
    ("clspd.coordinator_named_by", "2021-05-27", None, ("maire",)),
    ("clspd.chair", "2002-07-18", None, ("maire",)),
    ("clspd.members_by_right", "2002-07-18", None, ("prefet", "procureur")),
    ("cispd.competence_required", "2002-07-18", None, False),
    ("cispd.chair", "2002-07-18", None, ("maire_membre", "president_epci")),
    (
        "cispd.chair",
        "2007-03-07",
        ("maire_membre", "president_epci"),
        ("maire_membre", "president_epci", "vice_president_epci"),
    ),
    ("cispd.members_by_right", "2002-07-18", None, ("prefet", "procureur")),
    (
        "cispd.members_by_right",
        "2007-07-25",
        ("prefet", "procureur"),
        ("prefet", "procureur", "president_conseil_departemental"),
    ),
    ("cispd.mayors_by_right", "2007-07-25", None, True),
    ("council.prefect_offices", "2002-07-18", None, ("prefet",)),
    ("council.meetings_per_year", "2002-07-18", None, 2),
    ("council.meetings_counted", "2002-07-18", None, "any"),
    ("video.authorisation_years", "2006-01-25", None, 5),
    ("video.register", "2023-11-30", "register", "log"),
    ("video.ended_if_given_before", "2013-01-25", date(2000, 1, 1), date(2003, 1, 1)),
    ("video.ended_if_given_before", "2014-01-25", date(2003, 1, 1), date(2006, 1, 25)),
    ("video.bodies", "2007-03-07", None, ("epci",)),
    (
        "video.bodies",
        "2021-05-27",
        ("epci",),
        ("epci", "syndicat_mixte_ferme", "syndicat_mixte_ouvert"),
    ),
    ("video.host_agreement", "2007-03-07", None, True),
    ("plan.pics_required", "2004-08-17", None, False),
    ("plan.pics_required", "2021-11-27", False, True),
    ("plan.pics_made_by", "2021-11-27", None, date(2026, 11, 26)),
    ("plan.pics_stands_for_pcs", "2004-08-17", None, True),
    ("plan.pics_stands_for_pcs", "2021-11-27", True, False),
    ("plan.pcs_required", "2004-08-17", None, True),
    ("plan.drill_years", "2021-11-27", None, 5),
    ("plan.pics_follows_pcs", "2021-11-27", None, True),
    (
        "plan.bound_by_departmental_plan",
        "2007-03-07",
        None,
        ("cls", "cls_ng", "contrat_clspd", "stspd", "contrat_ville", "convention_departement"),
    ),
    ("plan.departement_agreement", "2007-03-07", None, "convention_departement"),
    ("plan.exchange_signed_by", "2007-03-07", None, ("procureur",)),
    ("plan.council_heard", "2007-07-25", None, ("cls", "cls_ng", "contrat_clspd", "pdpd")),
    ("plan.citizen_protocol_by", "2019-04-30", None, date(2019, 12, 31)),
    ("fund.report_of_commune", "2019-12-01", None, True),
    ("fund.report_of_body", "2019-12-01", None, True),
    (
        "fund.disputed_bodies",
        "2019-12-01",
        None,
        ("metropole_lyon", "syndicat_mixte_ferme", "syndicat_mixte_ouvert"),
    ),
    (
        "video.members_agree",
        "2021-05-27",
        None,
        ("syndicat_mixte_ferme", "syndicat_mixte_ouvert"),
    ),
    ("video.members_agreement", "2021-05-27", None, "convention_video_membres"),
    ("video.state_agreement", "2021-05-27", None, "convention_video_etat"),
    (
        "video.open_syndicate_chair",
        "2021-05-27",
        None,
        ("maire", "maire_membre", "president_epci"),
    ),
    (
        "video.approved_operators",
        "2021-05-27",
        None,
        ("video_operators", "asvp", "agents_epci", "garde_champetre"),
    ),
    ("clspd.coordinator_status", "2021-05-27", None, ("councillor", "local_agent")),
    ("clspd.coordinator_status_by_state", "2024-03-23", None, ("state_agent",)),
    ("cddf.population_above", "2011-03-16", None, 50000),
    ("cddf.population_above", "2019-12-29", 50000, None),
    ("group.confidentiality_rules", "2014-10-01", ("clspd",), ("clspd", "cdpd")),
    ("group.confidential_closed", "2007-03-07", None, ("clspd", "cispd")),
    ("group.confidential_kinds", "2007-03-07", None, ("group_l132_5",)),
    ("group.confidential_kinds", "2014-10-01", ("group_l132_5",), ("group_l132_5", "ccofsi")),
    (
        "group.confidential_closed",
        "2014-10-01",
        ("clspd", "cispd"),
        ("clspd", "cispd", "cdpd", "cmspd_mgp"),
    ),
    (
        "group.confidential_closed",
        "2015-01-01",
        ("clspd", "cispd", "cdpd", "cmspd_mgp"),
        ("clspd", "cispd", "cdpd", "cmspd_mgp", "cmspd_lyon"),
    ),
    (
        "group.confidential_closed",
        "2015-08-09",
        ("clspd", "cispd", "cdpd", "cmspd_mgp", "cmspd_lyon"),
        ("clspd", "cispd", "cdpd", "cmspd_lyon"),
    ),
    ("group.gltd_settles", "2001-05-09", None, ("perimeter", "duration")),
    ("group.gltd_services", "2023-07-10", None, JUDICIAL_POLICE),
    ("group.gltd_secretariat", "2023-07-10", None, ("procureur",)),
    ("clspd.yearly_information", "2002-07-18", None, "state_means"),
    ("clspd.yearly_information", "2007-07-25", "state_means", "crime_trends"),
    ("cispd.yearly_information", "2002-07-18", None, "state_means"),
    ("cispd.yearly_information", "2007-07-25", "state_means", "crime_trends"),
    ("ems.yearly_information", "2014-10-01", None, "penal_policy"),
    ("clspd.composition_order_by", "2007-07-25", None, ("maire",)),
    ("cispd.composition_order_by", "2007-07-25", None, ("president_epci",)),
    (
        "cspd_arrondissement.composition_order_by",
        "2002-07-18",
        None,
        ("prefet_de_police", "maire"),
    ),
    ("clspd.printed_by_right", "2024-03-23", None, ("president_conseil_departemental",)),
    (
        "cispd.printed_by_right",
        "2024-03-23",
        None,
        ("president_conseil_departemental", "maire", "maire_membre"),
    ),
    ("clspd.members_on_request", "2024-03-23", None, ("parlementaire",)),
    (
        "cispd.members_on_request",
        "2024-03-23",
        None,
        ("maire", "maire_membre", "parlementaire"),
    ),
    ("cispd.status", "2002-07-18", "not_existing", "optional"),
    ("cispd.founding_communes", "2002-07-18", None, 2),
    ("cispd.founding_communes", "2007-07-25", 2, None),
    ("cispd.objection_percent", "2007-03-07", None, 50),
    ("cmspd_lyon.objection_percent", "2015-01-01", None, 50),
    ("council.restricted_needs_rules", "2002-07-18", None, True),
    ("council.meeting_requesters", "2002-07-18", None, ("prefet", "majorite_membres")),
    ("council.secretariat", "2002-07-18", None, "chair"),
    ("council.role", "2002-07-18", None, "dialogue"),
    ("council.colleges", "2002-07-18", None, 3),
    ("council.colleges", "2007-07-25", 3, None),
    ("council.college_percent", "2002-07-18", None, 50),
    ("council.college_percent", "2007-07-25", 50, None),
    (
        "council.parliament_informed",
        "2014-10-01",
        None,
        ("clspd", "cispd", "cmspd_mgp", "cmspd_lyon"),
    ),
    ("council.charter", "2014-07-22", None, True),
    ("convention.publicity", "2000-03-27", None, "statute"),
    ("model.report", "2000-03-27", None, "model"),
    ("model.years_between_reports", "2012-01-05", None, 1),
    ("model.evaluation", "2000-03-27", None, "model"),
    ("model.years_between_evaluations", "2000-03-27", None, 1),
    ("model.evaluation_forum", "2012-01-05", None, "clspd"),
    ("model.inspection", "2012-01-05", None, "model"),
    (
        "model.daily_clauses",
        "2000-03-27",
        None,
        ("meetings", "missing_and_stolen", "judicial_officer", "radio_link"),
    ),
    (
        "model.detailed_domains",
        "2012-01-05",
        None,
        ("video_protection", "inter_force_communication", "joint_operations"),
    ),
    ("model.state_heads", "2000-03-27", None, ("chef_csp", "commandant_brigade")),
    (
        "model.state_heads",
        "2012-01-05",
        ("chef_csp", "commandant_brigade"),
        ("chef_csp", "commandant_cob", "commandant_bta"),
    ),
    (
        "model.state_heads",
        "2024-02-01",
        ("chef_csp", "commandant_cob", "commandant_bta"),
        ("chef_cpn", "commandant_cob", "commandant_bta"),
    ),
    ("equipment.permit_states_transport", "2016-11-30", None, True),
    (
        "equipment.expanding_ammunition_for",
        "2016-11-30",
        None,
        ("revolver_38", "pistol_765", "pistol_9x19"),
    ),
    (
        "equipment.expanding_ammunition_for",
        "2021-01-01",
        ("revolver_38", "pistol_765", "pistol_9x19"),
        ("revolver_38", "revolver_357", "pistol_765", "pistol_9x19"),
    ),
    ("equipment.weapons_asked_by_epci", "2009-05-14", None, ("maire",)),
    ("equipment.weapons_asked_by_pooling", "2007-03-07", None, ("maire",)),
    ("equipment.weapons_asked_by_syndicat", "2021-05-27", None, ("president_syndicat", "maire")),
    ("equipment.camera_permit", "2016-06-05", None, True),
    ("equipment.camera_permit", "2018-06-04", True, None),
    ("equipment.camera_permit", "2018-08-06", None, True),
    ("equipment.cameras_asked_by_epci", "2016-06-05", None, ("maire",)),
    ("equipment.cameras_asked_by_epci", "2018-06-04", ("maire",), None),
    ("equipment.cameras_asked_by_epci", "2018-08-06", None, ("maire",)),
    (
        "equipment.camera_request_file",
        "2016-12-28",
        None,
        ("coordination_convention", "technical_file", "data_undertaking"),
    ),
    (
        "equipment.camera_request_file",
        "2018-06-04",
        ("coordination_convention", "technical_file", "data_undertaking"),
        None,
    ),
    (
        "equipment.camera_request_file",
        "2019-03-01",
        None,
        ("coordination_convention", "technical_file", "data_undertaking"),
    ),
    ("equipment.camera_number", "2016-12-28", None, True),
    ("equipment.camera_number", "2018-06-04", True, None),
    ("equipment.camera_number", "2019-03-01", None, True),
    ("equipment.weapons_not_yet", "2000-09-27", True, None),
    ("approval.transition", "1999-10-16", True, None),
    ("equipment.trial_weapons", "2015-05-03", None, ("revolver_357",)),
    ("equipment.trial_weapons", "2021-01-01", ("revolver_357",), None),
    ("equipment.dog_unit_decision", "2021-05-27", None, ("president_epci", "maire")),
    ("equipment.dog_handlers", "2022-02-21", None, 1),
    ("equipment.dogs_needing_trainer", "2022-02-21", None, 5),
    ("equipment.handler_training", "2022-02-21", None, True),
    ("equipment.dog_support", "2022-02-21", None, "mention"),
    # Who approves agents, by whom they are lent, and whom they obey.
    ("approval.police_intercommunale", "2002-02-28", None, ("prefet", "procureur")),
    ("approval.police_municipale_paris", "2021-05-27", None, ("prefet", "procureur")),
    (
        "approval.state_representatives",
        "2011-03-16",
        ("prefet", "representant_etat"),
        ("prefet", "representant_etat", "prefet_de_police"),
    ),
    ("lending.bodies", "2002-02-28", None, ("own_tax",)),  # loi 2002-276
    ("lending.bodies", "2021-05-27", ("own_tax",), ("own_tax", "syndicat_communes")),
    ("lending.disputed_bodies", "2002-02-28", None, ("san",)),
    ("lending.disputed_bodies", "2016-01-01", ("san",), ("san", "ept")),
    ("lending.syndicate_barred_by_own_tax_loan", "2021-05-27", None, True),
    ("command.police_intercommunale", "2002-02-28", None, "maire"),
    ("command.garde_champetre", "2002-02-28", None, "maire"),
    ("command.police_municipale_paris", "2021-05-27", None, "maire"),
    ("command.video_operators", "2021-05-27", None, "maire"),
    ("command.by_president_besides", "2010-12-18", None, ("police_intercommunale",)),
    (
        "command.by_president_besides",
        "2012-05-01",
        ("police_intercommunale",),
        ("police_municipale", "police_intercommunale"),
    ),
    ("video.agreements_disputed_bodies", "2021-05-27", None, ("metropole_lyon",)),
    ("plan.pics_disputed_bodies", "2021-11-27", None, ("metropole_lyon",)),
    ("command.by_departement", "2021-05-27", None, ("video_operators",)),
    ("territory.sharing", "2002-02-28", (), ("lent_by_epci",)),
    ("territory.sharing", "2007-03-07", ("lent_by_epci",), ("lent_by_epci", "pooling")),
    (
        "territory.sharing",
        "2021-05-27",
        ("lent_by_epci", "pooling"),
        ("lent_by_epci", "pooling", "lent_by_syndicat"),
    ),
    ("pooling.signatories", "2007-08-30", None, ("maire",)),
    ("pooling.vote", "2007-08-30", None, True),
    ("pooling.min_years", "2007-08-30", None, 1),
    ("pooling.min_notice_months", "2007-08-30", None, 3),
    ("pooling.sent", "2007-03-07", None, True),
    ("pooling.contents", "2007-08-30", None, POOLING_CONTENTS),
    ("transport.contiguous", "2016-03-23", None, True),
    ("transport.signatories", "2016-11-30", None, ("maire",)),
    ("transport.vote", "2016-11-30", None, True),
    ("transport.notice_months", "2016-11-30", None, 3),
    ("transport.contents", "2016-11-30", None, TRANSPORT_CONTENTS),
    ("transport.approved_by", "2016-11-30", None, ("prefet",)),
    ("recruitment.councils_share", "2002-02-28", None, ("2/3", "1/2")),
    ("recruitment.population_share", "2002-02-28", None, (">1/2", "2/3")),
    ("recruitment.councils_counted", "2002-02-28", None, "concerned"),
    ("recruitment.councils_counted", "2019-12-29", "concerned", "members"),
    ("recruitment.body_votes", "2019-12-29", None, True),
    ("metropole_lyon.may_lend", "2015-01-01", None, True),
    ("metropole_lyon.councils_share", "2015-01-01", None, ("2/3", "1/2")),
    ("metropole_lyon.population_share", "2015-01-01", None, (">1/2", "2/3")),
    ("metropole_lyon.councils_counted", "2015-01-01", None, "concerned"),
    ("metropole_lyon.body_votes", "2015-01-01", None, False),
    ("metropole_lyon.agreement_with_each", "2015-01-01", None, False),
    ("recruitment.agreement_with_each", "2019-12-29", None, True),
    ("recruitment.agreement_contents", "2019-12-29", None, ("organisation", "financing")),
    (
        "syndicate.ties",
        "2021-05-27",
        None,
        ("adjacent", "same_agglomeration", "same_epci"),
    ),
    ("syndicate.statutes", "2021-05-27", None, ("organisation", "financing")),
    (
        "syndicate.statutes",
        "2021-12-16",
        ("organisation", "financing"),
        ("recruitment_conditions", "conduct_of_operations", "cost_sharing"),
    ),
    ("syndicate.statutes_sent", "2021-05-27", None, True),
    ("convention.required_of_syndicates", "2021-05-27", None, True),
    (
        "joint_use.occasions",
        "2021-05-27",
        ("event", "crowd", "natural_disaster"),
        ("event", "crowd", "natural_disaster", "technological_disaster"),
    ),
    (
        "joint_use.disasters",
        "2021-05-27",
        None,
        ("natural_disaster", "technological_disaster"),
    ),
    (
        "joint_use.disaster_ties",
        "2021-05-27",
        None,
        ("adjacent", "same_departement", "adjoining_departements"),
    ),
    ("joint_use.framework", "2021-05-27", None, "framework_agreement"),
]


@pytest.mark.parametrize(("name", "first_day", "before", "since"), CHANGES)
def test_each_change_takes_effect_on_its_day(name, first_day, before, since):
    day = date.fromisoformat(first_day)
    values = [law.value(name, on).value for on in (day - DAY, day, day + DAY)]
    assert values == [before, since, since]


# Weapons that came into a list: the list, the day, the weapon.
NEW_WEAPONS = [
    ("equipment.weapons", "2014-08-07", "aerosol_b"),
    ("equipment.weapons", "2015-05-03", "revolver_357"),
    ("equipment.weapons", "2016-11-30", "pistol_9x19"),
    ("equipment.weapons_trained_for", "2014-08-07", "aerosol_b"),
    ("equipment.weapons_trained_for", "2016-11-30", "pistol_9x19"),
    ("equipment.weapons_trained_for", "2017-07-01", "baton"),
    ("equipment.weapons_trained_for", "2021-01-01", "revolver_357"),
]


@pytest.mark.parametrize(("name", "first_day", "weapon"), NEW_WEAPONS)
def test_a_weapon_comes_into_a_list_on_its_day_and_none_leaves_it(name, first_day, weapon):
    day = date.fromisoformat(first_day)
    before, since = (set(law.value(name, on).value) for on in (day - DAY, day))
    assert since - before == {weapon}
    assert before - since == set()


def test_every_parameter_that_changes_is_tested_here():
    tested = {(name, date.fromisoformat(day)) for name, day, *_ in [*CHANGES, *NEW_WEAPONS]}
    for name in law.names():
        states = list(law.parameter(name).series)
        for one, following in pairwise(states):
            first_day = following.period.start
            changes = (
                one.value != following.value and first_day > law.parameter(name).series.span.start
            )
            assert not changes or (name, first_day) in tested, (name, first_day)


@pytest.mark.parametrize(
    ("name", "where", "day", "value"),
    [
        ("convention.state_representatives", "77", "2021-05-27", ("prefet",)),
        ("convention.state_representatives", "75", "2021-05-27", ("prefet_de_police",)),
        ("convention.state_representatives", "13", "2012-10-16", ("prefet",)),
        ("convention.state_representatives", "13", "2012-10-17", ("prefet", "prefet_de_police")),
        ("convention.state_representatives", "13", "2014-11-30", ("prefet", "prefet_de_police")),
        ("convention.state_representatives", "13", "2014-12-01", ("prefet_de_police",)),
        ("convention.state_representatives", "13", "2025-07-16", ("prefet", "prefet_de_police")),
        ("joint_use.state_order", "13", "2012-10-16", ("prefet",)),
        ("joint_use.state_order", "13", "2012-10-17", ("prefet", "prefet_de_police")),
        ("joint_use.state_order", "13", "2014-12-01", ("prefet_de_police",)),
        ("joint_use.state_order", "13", "2025-07-16", ("prefet", "prefet_de_police")),
        ("joint_use.state_order", "75", "2021-05-27", ("prefet_de_police",)),
        ("joint_use.state_order", "987", "2012-05-01", ("haut_commissaire", "prefet")),
        ("transport.approved_by", "988", "2020-01-01", None),
        ("equipment.assistants_unarmed", "987", "2020-01-01", None),
        ("approval.garde_champetre", None, "1999-04-16", ("procureur",)),
        ("approval.asvp", None, "2017-04-28", ("procureur",)),
        ("clspd.status", "75", "2002-07-17", "not_existing"),
        ("clspd.status", "75", "2002-07-18", "mandatory"),
        ("clspd.status", "75", "2012-05-01", "mandatory"),
        ("clspd.decree_awaited", "75", "2007-03-07", False),
        ("clspd.status", "977", "2020-01-01", "not_existing"),
        ("clspd.population_above", "987", "2021-05-26", 10000),
        ("clspd.population_above", "988", "2021-05-27", 5000),
        ("clspd.zone", "987", "2021-05-27", None),
        ("clspd.cispd_exempts", "988", "2021-05-27", False),
        ("plan.departement_agreement", "75", "2012-05-01", None),
        ("plan.departement_agreement", "975", "2012-05-01", None),
        ("council.prefect_offices", "13", "2014-02-18", ("prefet",)),
        *(
            ("video.bodies", where, "2021-05-27", None)
            for where in ("975", "977", "978", "986", "987")
        ),
        ("video.bodies", "988", "2013-06-21", None),  # L156-1 lists L132-14 from the day after
        ("video.bodies", "988", "2013-06-22", ("epci",)),
        ("video.bodies", "976", "2013-06-22", ("epci",)),
        ("video.state_agreement", "975", "2021-05-27", None),
        ("video.state_agreement", "988", "2021-05-27", "convention_video_etat"),
        ("video.approved_operators", "988", "2021-05-27", None),  # L132-14-1 is not listed
        ("plan.bound_by_departmental_plan", "978", "2020-01-01", None),
        ("plan.bound_by_departmental_plan", "988", "2020-01-01", None),
        (
            "plan.bound_by_departmental_plan",
            "987",  # L155-1 lists L132-6
            "2020-01-01",
            ("cls", "cls_ng", "contrat_clspd", "stspd", "contrat_ville", "convention_departement"),
        ),
        ("transport.approved_by", "94", "2016-11-29", None),
        ("transport.approved_by", "94", "2018-07-07", ("prefet",)),
        ("transport.approved_by", "94", "2018-07-08", ("prefet_de_police",)),
        ("transport.approved_by", "75", "2018-07-08", ("prefet_de_police",)),
        ("transport.approved_by", "95", "2018-07-08", ("prefet",)),
        ("transport.approved_by", "13", "2016-11-29", None),
        ("transport.approved_by", "13", "2016-11-30", ("prefet_de_police",)),
        ("transport.approved_by", "13", "2025-07-16", ("prefet", "prefet_de_police")),
        ("council.prefect_offices", "13", "2014-02-19", ("prefet_de_police",)),
        ("council.prefect_offices", "13", "2024-03-22", ("prefet_de_police",)),
        ("council.prefect_offices", "13", "2024-03-23", ("prefet", "prefet_de_police")),
    ],
)
def test_territories_with_rules_of_their_own(name, where, day, value):
    assert law.value(name, day, where=where).value == value


TERRITORIES = [(name, None) for name in law.names()] + [
    (name, where) for name in law.names() for where in law.parameter(name).elsewhere
]


@pytest.mark.parametrize(("name", "where"), TERRITORIES)
def test_a_value_is_unchanged_on_the_days_that_are_told_and_not_on_those_around(name, where):
    parameter = law.parameter(name)
    series = parameter.elsewhere.get(where or "", parameter.series)
    for state in (one for one in series if one.period.overlaps(series.span)):
        day = max(filter(None, (state.period.start, series.span.start)))
        value, period = state.value, parameter.unchanged(day, where)
        assert period.contains(day)
        for other in series:
            inside = period.overlaps(other.period)
            assert not inside or other.value == value
            beside = (
                (period.start and other.period.end == period.start - timedelta(days=1))
                or (period.end and other.period.start == period.end + timedelta(days=1))
            )  # fmt: skip
            assert not beside or other.value != value


def test_what_was_not_read_for_a_territory_is_not_answered():
    with pytest.raises(law.OutsideRecord):
        law.value("clspd.status", "2010-01-01", where="987")


@pytest.mark.parametrize("day", ["1999-04-15", "2026-04-04", "1990", "2026", "2030-01-01"])
def test_a_day_outside_the_record_gets_no_answer(day):
    with pytest.raises(law.OutsideRecord) as error:
        law.value("night.footing", day)
    assert error.value.on == PartialDate.parse(day)
    assert "2026-04-03" in error.value.message.fr
    assert pickle.loads(pickle.dumps(error.value)).message == error.value.message


def test_two_articles_were_read_later_than_the_rest():
    assert law.value("convention.posts_threshold", "2026-06-30").value == 3
    with pytest.raises(law.OutsideRecord):
        law.value("convention.posts_threshold", "2026-07-01")


def test_what_was_read_from_a_later_day_is_not_answered_before_it():
    assert law.value("video.register", "2014-01-01").value == "register"
    with pytest.raises(law.OutsideRecord) as error:
        law.value("video.register", "2013-12-31")
    assert "2014-01-01" in error.value.message.fr


@pytest.mark.parametrize(
    ("turn", "states"),
    [(date(2012, 5, 1), 1), (date(2012, 5, 2), 2)],
    ids=["ended on the eve", "ended on the day"],
)
def test_what_ended_before_the_first_day_that_was_read_is_not_told(turn, states):
    row = {"values": [{"value": 1}, {"from": turn, "value": 2}], "read_from": date(2012, 5, 1)}
    read = _series("x", row, Period(row["read_from"]), Text.same("x"))
    assert len(list(read)) == states
    assert read.at("2012-05-01").value == 3 - states


def test_a_vague_moment_is_answered_only_when_nothing_changed_inside_it():
    assert law.value("convention.posts_threshold", "2018").value == 5
    assert law.value("convention.posts_threshold", "2012").value == 5  # codified, not changed
    with pytest.raises(law.StraddlesChange) as error:
        law.value("convention.posts_threshold", "2019")
    assert [change.on for change in error.value.changes] == [date(2019, 12, 29)]
    assert "2019-12-29" in error.value.message.fr
    assert pickle.loads(pickle.dumps(error.value)).changes == error.value.changes


def test_an_unknown_name_comes_with_near_ones():
    with pytest.raises(law.UnknownName) as error:
        law.value("convention.post_threshold", "2019-01-01")
    assert error.value.suggestions[0] == "convention.posts_threshold"
    assert "convention.posts_threshold" in str(error.value)
    assert pickle.loads(pickle.dumps(error.value)).suggestions == error.value.suggestions


def test_an_answer_quotes_the_version_of_the_article_of_that_day():
    answer = law.value("convention.posts_threshold", "2020-06-01")
    (citation,) = answer.citations
    assert citation.short == "CSI L512-4 al. 1"
    assert str(citation.period) == "2019-12-29/2021-05-26"
    assert citation.text.rank is law.Rank.STATUTE
    assert citation.url.startswith("https://www.legifrance.gouv.fr/")
    assert answer.changed_by == ("LOI-2019-1461 art. 61",)


@pytest.mark.parametrize("name", law.names())
def test_every_parameter_is_labelled_and_cited(name):
    parameter = law.parameter(name)
    assert parameter.label.fr != parameter.label.en
    for series in (parameter.series, *parameter.elsewhere.values()):
        for state in series:
            negative = state.value in (None, "no_basis", "not_existing")
            assert negative or state.references, (name, state)


@pytest.mark.parametrize("name", law.names())
def test_citations_of_the_code_hold_on_every_day_of_the_value(name):
    """A recorded article that a value cites is in force on the first and last day of the value."""
    parameter = law.parameter(name)
    for series in (parameter.series, *parameter.elsewhere.values()):
        for state in series:
            for reference in state.references:
                code, _, article = reference.partition(" ")
                versions = texts.versions(code, article.split(" ")[0])
                if code != "CSI" or not versions:
                    continue
                last = min(state.period.end or law.record().end, law.record().end)
                for day in (state.period.start or series.span.start, last):
                    assert any(version.contains(day) for version in versions), (reference, day)


def test_a_value_marks_no_scope_unless_that_is_said():
    read = law.parameter("convention.posts_threshold")
    kept = {name: getattr(read, name) for name in ("name", "label", "unit", "series", "elsewhere")}
    made = law.Parameter(**kept)
    assert made.scope is False
    answer = made.at("2020-01-01")
    told = ("name", "on", "value", "period", "citations", "changed_by", "confidence")
    assert law.LegalValue(**{name: getattr(answer, name) for name in told}) == answer


def test_a_digest_names_the_data():
    assert law.digest() == law.digest()
    assert int(law.digest(), 16) > 0


def test_a_file_of_parameters_holds_the_group_that_it_is_named_after():
    folder = files("secuprev.law") / "data" / "parameters"
    for file in folder.iterdir():
        assert list(tomllib.loads(file.read_text(encoding="utf-8"))) == [Path(file.name).stem]
