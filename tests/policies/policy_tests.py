"""Which tests fail when a policy is switched off: one that misses what it lets through, one that finds too much.

Every policy of the database has its line; tests.policies.mutants switches each off and sees that its tests fail.
"""

from tests.policies.council_policies import COUNCIL_POLICIES
from tests.policies.reference import MARKED, PROTECTED
from tests.policies.rows import ABOUT_ONE, AUDIT, BARRIERS, FILES, REVIEWS

_SEES = "test_seeing.py::test_whoever_recorded_a_persons_rows_sees_them"
_NOBODY_ELSE = "test_seeing.py::test_nobody_else_sees_a_person_who_has_opened_nothing[caseworker-torsby]"
_SELF = "test_seeing.py::test_a_person_sees_everything_that_is_recorded_about_them"
_NOT_OTHERS = "test_seeing.py::test_a_person_sees_nothing_about_anybody_else"
_OPENS = "test_opening.py::test_a_consent_opens_exactly_its_kind_of_information"
_LED = "test_leading.py::test_"
_MET = "test_meetings.py::test_"
_ASSESSED = "test_assessments.py::test_"
_FOLLOWING = "test_following.py::test_"
_GROUPS = "test_groups.py::test_"
_PLANS = "test_plan_rows.py::test_"
_PAPERS = "test_papers.py::test_"
_FILE = "test_seeing.py::test_whoever_uploaded_a_file_sees_it"
_FILE_OF_OTHERS = "test_seeing.py::test_nobody_else_sees_an_uploaded_file"
_FOR_OTHERS = "test_writing.py::test_nobody_adds_a_row_for_another_organisation"
_WALK = "test_walking.py::test_a_caseworker_"
_CHANGE = "test_changing.py::"
_CHANGE_FILE = f"{_CHANGE}test_an_uploaded_file_is_changed_by_its_organisation_alone"
_DONE = "test_audit_rows.py::test_what_somebody_did_is_seen_by_them_and_by_the_person_alone"
_REVIEWS = "test_reviews.py::test_"
_REVIEW = f"{_REVIEWS}an_officer_"
_NOTICE = "test_notices.py::test_an_audience_"
_CLOSING = "test_closing.py::test_"
_GLASS = f"{_CLOSING}broken_glass_opens_everything_about_the_person_to_who_broke_it"
_HIDING = "test_protection.py::test_"
_MARKED = f"{_HIDING}colleagues_of_the_register_see_a_marked_person_without_name_and_place"
_HIDDEN = f"{_HIDING}colleagues_of_the_register_see_nothing_of_a_protected_person[protected]"
_FEW_SEE = f"{_HIDING}whoever_is_named_and_the_person_see_what_they_saw[protected]"
_FEW_END = f"{_HIDING}a_protection_is_seen_and_ended_by_the_few_alone"
_DRAFT = "test_drafts.py::test_a_draft_is_"
_DRAFT_SEEN = f"{_DRAFT}seen_by_the_typist_acting_for_the_same_organisation_alone"
_BLOCK_SEEN = f"{_CLOSING}a_person_and_whoever_recorded_a_block_see_it_and_the_blocked_do_not"
_LIFTING_SEEN = f"{_CLOSING}a_lifting_is_seen_by_the_organisation_and_by_the_person"
_GLASS_SEEN = f"{_CLOSING}broken_glass_is_seen_by_the_person_by_who_broke_it_and_by_the_officers_concerned"

_OPENED_BY = {
    "assessments_assessment": "assessments",
    "assessments_entry": "assessments",
    "coaching_attendance": "plan",
    "coaching_circumstance": "assessments",
    "coaching_coachnote": "coaching_notes",
    "coaching_plannedperson": "plan",
    "coaching_seat": "follow_up",
    "coaching_talk": "plan",
    "coaching_waiting": "plan",
    "consents_consent": "plan",
    "journeys_clockstart": "economy",
    "journeys_enrolment": "follow_up",
    "journeys_exit": "follow_up",
    "journeys_followedby": "follow_up",
    "journeys_gate": "economy",
    "journeys_gatemark": "health_documents",
    "journeys_gatetaskmark": "health_documents",
    "journeys_invitation": "plan",
    "journeys_invitationanswer": "plan",
    "journeys_stageentry": "follow_up",
    "journeys_teammember": "plan",
    "meetings_mark": "plan",
    "meetings_meeting": "plan",
    "meetings_minutes": "plan",
    "meetings_task": "plan",
    "meetings_terms": "plan",
    "outcomes_chancetold": "follow_up",
    "outcomes_followup": "follow_up",
    "plans_planitem": "plan",
    "plans_planstep": "plan",
    "papers_paperrequest": "health_documents",
    "papers_paperused": "health_documents",
    "papers_receivedpaper": "health_documents",
    "papers_requestmark": "health_documents",
    "participants_benefit": "economy",
    "participants_contact": "contact",
    "participants_identity": "identity",
    "participants_participant": "needs",
    "workplaces_placement": "plan",
}
_ABOUT_PEOPLE = (
    *_OPENED_BY,
    "consents_proposal",
    "consents_scan",
    "participants_participantaccount",
)
_PLAN_TABLES = ("planitem", "planstep")
_OWNED = tuple(table for table in _ABOUT_PEOPLE if table != "journeys_teammember")
_RIGHTS = (
    "rights_correctiondecision",
    "rights_correctionrequest",
    "rights_legalhold",
    "rights_merge",
    "rights_mergeundo",
    "rights_movedrow",
)
_WRITTEN_IN = {
    "assessments_assessment": f"{_ASSESSED}whoever_supports_a_person_begins_and_writes[assessments_assessment]",
    "assessments_entry": f"{_ASSESSED}whoever_supports_a_person_begins_and_writes[assessments_entry]",
    "coaching_plannedperson": f"{_GROUPS}who_plans_a_year_adds_people_whom_they_see",
    **{
        f"coaching_{table}": f"{_LED}whoever_supports_a_person_writes_what_is_kept_of_them[{table}]"
        for table in ("attendance", "circumstance", "coachnote", "talk")
    },
    "coaching_seat": f"{_GROUPS}who_supports_a_person_offers_a_seat",
    "coaching_waiting": f"{_GROUPS}who_supports_a_person_writes_down_that_they_wait",
    "coaching_yearplan": f"{_GROUPS}who_plans_a_year_adds_people_whom_they_see",
    "consents_consent": f"{_WALK}records_consents_and_enrols",
    "consents_proposal": "test_agreeing.py::test_a_caseworker_asks_and_the_person_says_yes",
    "consents_scan": "test_agreeing.py::test_a_caseworker_keeps_the_scan_of_a_paper",
    "journeys_clockstart": f"{_FOLLOWING}whoever_supports_a_person_writes_what_starts_their_clocks",
    "journeys_enrolment": f"{_WALK}records_consents_and_enrols",
    "journeys_exit": "test_walking.py::test_a_colleague_in_the_team_marks_a_gate_and_ends_the_participation",
    "journeys_followedby": f"{_FOLLOWING}whoever_supports_a_person_names_who_follows_them",
    "journeys_gate": f"{_WALK}records_consents_and_enrols",
    "journeys_gatemark": "test_walking.py::test_a_colleague_in_the_team_marks_a_gate_and_ends_the_participation",
    "journeys_gatetaskmark": "test_gate_tasks.py::test_a_colleague_in_the_team_marks_a_task",
    "journeys_invitation": f"{_WALK}invites_and_records_the_answer",
    "journeys_invitationanswer": f"{_WALK}invites_and_records_the_answer",
    "journeys_stageentry": f"{_WALK}records_consents_and_enrols",
    **{
        f"meetings_{table}": f"{_MET}whoever_supports_a_person_writes_of_a_meeting[{table}]"
        for table in ("meeting", "mark", "minutes", "task", "terms")
    },
    "outcomes_chancetold": f"{_LED}whoever_supports_a_person_writes_what_they_say_of_their_chances",
    "outcomes_followup": f"{_WALK}follows_up",
    "papers_paperrequest": f"{_PAPERS}whoever_collects_writes_every_step[papers_paperrequest]",
    "papers_paperused": f"{_PAPERS}whoever_collects_writes_every_step[papers_paperused]",
    "papers_receivedpaper": f"{_PAPERS}whoever_collects_writes_every_step[papers_receivedpaper]",
    "papers_requestmark": f"{_PAPERS}whoever_collects_writes_every_step[papers_requestmark]",
    "participants_benefit": f"{_WALK}registers_a_person",
    "participants_contact": f"{_WALK}registers_a_person",
    "participants_identity": f"{_WALK}registers_a_person",
    "participants_importbatch": f"{_WALK}uploads_a_file",
    "participants_importrow": f"{_WALK}uploads_a_file",
    "participants_participant": f"{_WALK}registers_a_person",
    "participants_participantaccount": f"{_WALK}opens_a_persons_own_pages",
    "workplaces_placement": "test_walking.py::test_a_therapist_lets_somebody_try_a_place",
}
_CHANGED = {
    "participants_benefit": "change2",
    "participants_contact": "change1",
    "participants_identity": "change0",
}

POLICY_TESTS: dict[str, tuple[str, ...]] = {
    **{f"{table}.own": (_SEES, _NOBODY_ELSE) for table in _OWNED},
    **{f"{table}.self": (_SELF, _NOT_OTHERS) for table in (*_ABOUT_PEOPLE, "consents_grant")},
    **{f"{table}.consented": (f"{_OPENS}[{kind}]", _NOBODY_ELSE) for table, kind in _OPENED_BY.items()},
    **{f"{table}.own_insert": (written, f"{_FOR_OTHERS}[{table}]") for table, written in _WRITTEN_IN.items()},
    **{
        f"{table}.own_update": (
            f"{_CHANGE}test_whoever_registered_a_person_corrects_the_register[{table}-{change}]",
            f"{_CHANGE}test_whoever_is_let_in_corrects_nothing[{table}-{change}]",
        )
        for table, change in _CHANGED.items()
    },
    **{f"{table}.own": (f"{_FILE}[{table}]", f"{_FILE_OF_OTHERS}[{table}-caseworker-af]") for table in FILES},
    **{
        f"{table}.own_update": (f"{_CHANGE_FILE}[{table}-{change}]",)
        for table, change in zip(FILES, ("change0", "change1"), strict=True)
    },
    **{
        f"{table}.own_delete": (f"{_CHANGE}test_an_uploaded_file_is_thrown_away_by_its_organisation_alone",)
        for table in FILES
    },
    **{f"{table}.by_actor": (f"{_DONE}[{table}]",) for table in AUDIT},
    **{
        f"{table}.own_actor": (
            f"test_audit_rows.py::test_whoever_acts_adds_to_the_record[{table}]",
            f"test_audit_rows.py::test_who_acted_for_whom_and_why_cannot_be_forged[actor_id-{table}]",
        )
        for table in AUDIT
    },
    **{
        f"{table}.withdrawal": (
            f"{_CHANGE}test_a_consent_is_withdrawn_by_the_person[{table}]",
            f"{_CHANGE}test_a_consent_is_not_withdrawn_by_somebody_else[{table}]",
        )
        for table in ("consents_consent", "consents_grant")
    },
    **{f"{table}.emergency": (_GLASS, _NOBODY_ELSE) for table in _OPENED_BY},
    **{f"{table}.protected": (_MARKED,) for table in MARKED if table != "participants_namekey"},
    **{f"{table}.protected": (_HIDDEN,) for table in (*PROTECTED, "consents_proposal", "consents_scan")},
    **{
        f"{table}.protected_update": (f"{_HIDING}nothing_of_a_protected_person_is_changed_by_others",)
        for table in MARKED
        if table not in {"participants_namekey", "participants_participantaccount"}
    },
    **{
        f"{table}.protected_update": (
            f"{_HIDING}no_agreement_of_a_protected_person_is_ended_by_others[{table}-{column}]",
        )
        for table, column in (
            ("consents_block", "lifted_at"),
            ("consents_consent", "withdrawn_at"),
            ("consents_grant", "withdrawn_at"),
        )
    },
    **{
        f"participants_{table}.{policy}": (_FEW_END, _FEW_SEE)
        for table in ("protection", "entrusted")
        for policy in ("named", "ended")
    },
    "participants_namekey.seen_with": (_SEES, _NOBODY_ELSE),
    "participants_protection.self": (_FEW_END, _FEW_SEE),
    "participants_protection.own_insert": (
        _FEW_SEE,
        f"{_HIDING}only_the_register_protects_and_only_through_somebody_named",
    ),
    "participants_entrusted.own_insert": (_FEW_SEE, f"{_HIDING}whoever_is_shut_out_does_not_name_themselves"),
    **{f"consents_block.{policy}": (_BLOCK_SEEN,) for policy in ("self", "recorder")},
    "consents_block.self_insert": (f"{_CLOSING}a_person_blocks_in_their_own_name_alone[participant_id]",),
    "consents_block.own_insert": (f"{_CLOSING}staff_block_on_the_word_of_people_whom_they_see[participant_id]",),
    "consents_block.lifted": (
        f"{_CLOSING}a_block_is_lifted_for_good_by_the_person_or_whoever_recorded_it_once",
        f"{_CLOSING}a_block_is_not_set_again_by_undoing_its_end",
    ),
    **{
        f"{table}.beyond_the_glass": (
            f"test_beyond_glass.py::test_the_database_itself_takes_nothing_that_outlasts_the_glass[{table}]",
            f"test_beyond_glass.py::test_the_database_takes_the_same_row_about_somebody_whom_a_consent_opens[{table}]",
        )
        for table in ("consents_consent", "consents_proposal", "consents_block")
    },
    **{f"consents_lifting.{policy}": (_LIFTING_SEEN,) for policy in ("self", "own")},
    "consents_lifting.own_insert": (
        f"{_CLOSING}nobody_lifts_for_others_or_beforehand_or_about_somebody_whom_they_do_not_see[participant_id]",
    ),
    **{f"consents_emergency.{policy}": (_GLASS_SEEN,) for policy in ("self", "by_actor", "to_review")},
    "consents_emergency.reviewed": (f"{_CLOSING}an_officer_concerned_reviews_once_and_nobody_else_does",),
    "consents_grant.own_insert": (
        "test_consents.py::test_whoever_recorded_a_consent_opens_what_it_says",
        "test_consents.py::test_nobody_opens_more_under_a_consent_that_another_recorded",
    ),
    "consents_proposal.answer": (
        "test_agreeing.py::test_a_caseworker_asks_and_the_person_says_yes",
        "test_agreeing.py::test_nobody_answers_for_another",
    ),
    "consents_consent.agreed_insert": (
        "test_agreeing.py::test_a_caseworker_asks_and_the_person_says_yes",
        "test_agreeing.py::test_a_person_agrees_to_nothing_that_they_were_not_asked",
    ),
    "consents_grant.agreed_insert": (
        "test_agreeing.py::test_a_caseworker_asks_and_the_person_says_yes",
        "test_agreeing.py::test_a_person_opens_nothing_under_what_was_signed_on_paper",
    ),
    "consents_grant.receiver": (
        "test_consents.py::test_a_receiver_sees_what_is_open_to_it_and_not_what_is_open_to_others",
    ),
    "consents_grant.recorder": (
        "test_consents.py::test_whoever_recorded_sees_all_that_was_ever_opened_by_it",
        "test_consents.py::test_a_receiver_sees_what_is_open_to_it_and_not_what_is_open_to_others",
    ),
    **{
        f"notices_notice.{policy}": (
            f"{_NOTICE}sees_what_it_is_told[{policy}]",
            f"{_NOTICE}sees_nothing_that_others_are_told[{policy}]",
        )
        for policy in ("to_organisation", "to_account", "to_officer", "self")
    },
    **{
        f"notices_notice.{policy}": (
            "test_protection_of_rights.py::test_what_is_told_of_a_protected_person_is_told_to_the_few_and_to_them",
        )
        for policy in ("protected", "protected_update")
    },
    "notices_notice.seen": (
        "test_notices.py::test_what_is_seen_is_marked_by_one_of_those_who_see_it",
        "test_notices.py::test_nobody_marks_what_others_are_told[organisation]",
    ),
    "notices_notice.tells": (
        "test_notices.py::test_whoever_sees_a_person_tells_of_them[caseworker]",
        "test_notices.py::test_nobody_tells_of_a_person_whom_they_do_not_see",
    ),
    "notices_notice.tells_of_consent": (
        "test_notices.py::test_whoever_recorded_a_consent_tells_of_it_when_the_person_is_hidden_again",
        "test_notices.py::test_nobody_tells_of_a_person_whom_they_do_not_see",
    ),
    **{
        f"participants_importrow.protected{command}": (
            "test_protected_files.py::test_a_row_about_a_protected_person_is_for_whoever_sent_the_file",
        )
        for command in ("", "_insert", "_update", "_delete")
    },
    "notices_notice.tells_of_correction": (
        "test_notices.py::test_whoever_answers_for_a_record_tells_the_person_when_they_are_hidden_again",
        "test_notices.py::test_nobody_tells_of_a_person_whom_they_do_not_see",
    ),
    **{f"{table}.review": (f"{_REVIEW}sees_the_log_of_the_own_organisation_alone[{table}]",) for table in AUDIT},
    **{f"{table}.review": (f"{_REVIEW}sees_what_the_own_organisation_is_asked[{table}]",) for table in REVIEWS},
    **{
        f"{table}.self": (f"{_REVIEWS}a_person_sees_their_own_questions_alone[{table}]",)
        for table in REVIEWS
        if table in ABOUT_ONE
    },
    "reviews_question.self_insert": (f"{_REVIEWS}a_person_asks_about_themselves_alone",),
    "reviews_answer.review_insert": (
        f"{_REVIEW}answers_in_the_own_name",
        f"{_REVIEWS}nobody_else_answers",
    ),
    "reviews_handled.review_insert": (
        f"{_REVIEW}notes_a_finding_in_the_own_name_and_never_about_themselves",
        f"{_REVIEWS}nobody_else_notes_a_finding",
    ),
    **{
        f"{table}.operated": (f"test_barriers.py::test_an_operator_alone_sees_what_is_told_and_answered[{table}]",)
        for table in BARRIERS
    },
    **{
        f"{table}.operated_delete": (f"test_barriers.py::test_an_operator_alone_disposes[{table}]",)
        for table in BARRIERS
    },
    "barriers_report.told": ("test_barriers.py::test_anybody_tells_of_a_barrier_now_and_at_no_other_time",),
    "barriers_report.operated_update": (
        "test_barriers.py::test_an_operator_takes_away_how_to_reach_somebody_and_writes_nothing_there",
    ),
    "barriers_reply.operated_insert": (
        "test_barriers.py::test_an_operator_answers_in_the_own_name_and_nobody_else_does",
    ),
    **{f"{table}.own": (_SEES, _NOBODY_ELSE) for table in _RIGHTS},
    **{f"{table}.self": (_SELF, _NOT_OTHERS) for table in _RIGHTS},
    **{
        f"{table}.protected": (f"test_protection_of_rights.py::test_nobody_but_the_few_sees_what_was_joined[{table}]",)
        for table in ("rights_merge", "rights_mergeundo", "rights_movedrow")
    },
    "rights_legalhold.protected": (
        "test_protection_of_rights.py::test_a_hold_is_seen_where_a_person_is_marked_and_by_the_few_alone_above_that",
    ),
    **{
        f"{table}.merged": (
            f"{_DONE}[{table}]",
            f"test_rights_rows.py::test_the_log_of_a_merged_record_is_the_persons_own[{table}]",
        )
        for table in AUDIT
    },
    "rights_correctionrequest.self_insert": (
        "test_rights_rows.py::test_a_person_asks_for_a_correction_and_whoever_is_asked_sees_it",
        "test_rights_rows.py::test_nobody_asks_in_the_name_of_somebody_else",
    ),
    "rights_legalhold.own_insert": (
        "test_rights_rows.py::test_a_disposal_is_stopped_by_whoever_has_the_person_in_its_register",
        f"{_FOR_OTHERS}[rights_legalhold]",
    ),
    "rights_correctiondecision.own_insert": (
        "test_rights_rows.py::test_whoever_was_asked_answers",
        f"{_FOR_OTHERS}[rights_correctiondecision]",
    ),
    "coaching_yearplan.own": (f"{_GROUPS}a_plan_is_seen_and_changed_by_its_organisation_alone",),
    "coaching_yearplan.own_update": (f"{_GROUPS}a_plan_is_seen_and_changed_by_its_organisation_alone",),
    "coaching_plannedperson.own_update": (f"{_GROUPS}what_is_expected_is_written_by_whoever_plans_alone",),
    "coaching_plannedperson.own_delete": (f"{_GROUPS}people_are_taken_out_of_a_plan_by_its_organisation_alone",),
    "coaching_waiting.own_update": (f"{_GROUPS}waiting_is_ended_by_whoever_wrote_it_down_alone",),
    "coaching_seat.own_update": (f"{_GROUPS}an_answer_is_written_by_whoever_offered_and_by_the_person_alone",),
    "outcomes_chancetold.self_insert": (f"{_LED}a_person_says_how_their_chances_are_in_their_own_name_alone",),
    "assessments_entry.self_insert": (f"{_ASSESSED}a_person_writes_what_is_theirs_in_their_own_name_alone",),
    "coaching_attendance.self_insert": (f"{_LED}a_person_says_that_they_cannot_come_in_their_own_name_alone",),
    **{f"plans_{table}.self_insert": (f"{_PLANS}a_person_writes_in_their_own_plan_alone",) for table in _PLAN_TABLES},
    **{f"plans_{table}.team_insert": (f"{_PLANS}whoever_supports_a_person_proposes",) for table in _PLAN_TABLES},
    "plans_ownnote.self": (f"{_PLANS}a_note_is_seen_by_the_person_alone",),
    "plans_ownnote.self_insert": (f"{_PLANS}a_note_is_written_by_the_person_alone",),
    "plans_ownnote.self_update": (f"{_PLANS}a_note_is_shared_and_thrown_away_by_the_person_alone",),
    "plans_ownnote.self_delete": (f"{_PLANS}a_note_is_shared_and_thrown_away_by_the_person_alone",),
    "plans_ownnote.shared": (f"{_PLANS}a_shared_note_is_seen_by_whom_a_consent_opens_the_plan",),
    "journeys_gatetaskmark.self_insert": ("test_gate_tasks.py::test_a_person_marks_a_task_in_their_own_name_alone",),
    "meetings_mark.self_insert": (f"{_MET}a_person_answers_in_their_own_name_alone",),
    "meetings_terms.self_insert": (f"{_MET}a_person_says_when_they_can_in_their_own_name_alone",),
    **COUNCIL_POLICIES,
    "coaching_tool.self": (f"{_LED}a_tool_is_seen_by_the_person_alone",),
    "coaching_tool.self_insert": (f"{_LED}a_tool_is_written_by_the_person_alone",),
    "coaching_tool.self_update": (f"{_LED}a_tool_is_shared_and_taken_back_by_the_person_alone",),
    "coaching_tool.shared": (f"{_LED}a_shared_tool_is_seen_by_those_who_lead_the_group_alone",),
    "coaching_seat.team_answer": (f"{_GROUPS}whoever_supports_the_person_writes_down_the_answer",),
    "coaching_seat.self_answer": (f"{_GROUPS}an_answer_is_written_by_whoever_offered_and_by_the_person_alone",),
    "papers_paperrequest.self_insert": (f"{_PAPERS}a_person_names_a_provider_in_their_own_name_alone",),
    "papers_requestmark.self_insert": (f"{_PAPERS}a_person_takes_back_what_they_named_and_sends_nothing",),
    "papers_paperused.self_insert": (f"{_PAPERS}a_person_says_what_a_paper_is_not_for_in_their_own_name_alone",),
    "organisations_draft.typist": (_DRAFT_SEEN,),
    "organisations_draft.typist_insert": (f"{_DRAFT}begun_in_the_own_name_alone",),
    "organisations_draft.typist_update": (f"{_DRAFT}written_on_and_thrown_away_by_the_typist_alone",),
    "organisations_draft.typist_delete": (f"{_DRAFT}written_on_and_thrown_away_by_the_typist_alone",),
    "journeys_teammember.member": (_SEES, _NOBODY_ELSE),
    "journeys_teammember.team_insert": (
        f"{_WALK}records_consents_and_enrols",
        "test_writing.py::test_nobody_joins_a_team_that_they_do_not_see",
    ),
    "journeys_teammember.team_leave": (f"{_CHANGE}test_the_team_decides_who_leaves_it",),
    "workplaces_placement.employer": (
        "test_opening.py::test_an_employer_sees_who_tries_its_place_and_nothing_else",
        "test_seeing.py::test_nobody_else_sees_a_person_who_has_opened_nothing[employer_contact-verkstaden]",
    ),
    "workplaces_placement.team_end": (f"{_CHANGE}test_the_team_ends_a_placement_and_the_employer_does_not",),
}
