"""Every address of the web × every role: what a GET answers. A new address needs its line here before its tests pass.

The pages about a person are asked for about "placed", who has said yes to the whole team. `stranger` is a caseworker at
an agency that nobody said yes to: hidden looks like missing. login: sent to log in; to: sent on.
"""

ROLES = (
    "visitor",
    "caseworker",
    "colleague",
    "stranger",
    "coordinator",
    "therapist",
    "employer",
    "manager",
    "steering",
    "evaluator",
    "participant",
    "operator",
    "officer",
)

_TABLE = """
address                  visit casew colle stran coord thera emplo manag steer evalu parti opera offic needs
config:demo              404   404   404   404   404   404   404   404   404   404   404   404   404   -
config:login             200   200   200   200   200   200   200   200   200   200   200   200   200   -
config:logout            200   200   200   200   200   200   200   200   200   200   200   200   200   -
config:no_role           login to    to    to    to    to    to    to    to    to    to    to    to    -
config:search            login 200   200   200   200   200   200   200   200   200   403   200   200   search
config:session           200   200   200   200   200   200   200   200   200   200   200   200   200   -
config:code              login login login login login login login login login login login login login -
config:passkey_login     405   405   405   405   405   405   405   405   405   405   405   405   405   -
config:passkey_options   200   200   200   200   200   200   200   200   200   200   200   200   200   -
config:eid_start         404   404   404   404   404   404   404   404   404   404   404   404   404   -
config:eid_back          404   404   404   404   404   404   404   404   404   404   404   404   404   -
config:eid_link          login 404   404   404   404   404   404   404   404   404   404   404   404 manage_own_account
config:eid_unlink        login 405   405   405   405   405   405   405   405   405   405   405   405 manage_own_account
config:confirm           login 200   200   200   200   200   200   200   200   200   200   200   200 manage_own_account
config:second_step       login 200   200   200   200   200   200   200   200   200   200   200   200 manage_own_account
config:second_step_app   login 200   200   200   200   200   200   200   200   200   200   200   200 manage_own_account
config:second_step_passkey login 200 200   200   200   200   200   200   200   200   200   200   200 manage_own_account
config:second_step_codes login 404   404   404   404   404   404   404   404   404   404   404   404 manage_own_account
config:second_step_remove login 404  404   404   404   404   404   404   404   404   404   404   404 manage_own_account
config:start             login 200   200   200   200   200   200   200   200   200   200   200   200   -
config:step_in           405   405   405   405   405   405   405   405   405   405   405   405   405   -
gallery                  200   200   200   200   200   200   200   200   200   200   200   200   200   -
help:accessibility       200   200   200   200   200   200   200   200   200   200   200   200   200   -
help:report              200   200   200   200   200   200   200   200   200   200   200   200   200   -
help:report_answer       login 403   403   403   403   403   403   403   403   403   403   200   403   answer_barriers
help:report_sent         200   200   200   200   200   200   200   200   200   200   200   200   200   -
help:reports             login 403   403   403   403   403   403   403   403   403   403   200   403   answer_barriers
help:help                200   200   200   200   200   200   200   200   200   200   200   200   200   -
help:news                200   200   200   200   200   200   200   200   200   200   200   200   200   -
help:tour                login 200   200   200   200   200   200   200   200   200   200   200   200 manage_own_account
help:words               200   200   200   200   200   200   200   200   200   200   200   200   200   -
assessments:list         login 200   200   404   200   200   403   403   403   403   403   403   403   view_cases
assessments:assessment   login 200   200   404   200   200   403   403   403   403   403   403   403   view_cases
assessments:begin        login 403   403   403   403   200   403   403   403   403   403   403   403   assess
assessments:done         login 403   403   403   403   404   403   403   403   403   403   403   403   assess
assessments:agree        login 403   403   403   403   404   403   403   403   403   403   403   403   assess
assessments:rate         login 403   403   403   403   404   403   403   403   403   403   403   403   assess
assessments:licences     login 200   200   200   200   403   403   403   403   403   403   403   403   record_licences
assessments:mine         login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
assessments:my_assessment login 403   403   403   403   403   403   403   403   403   404   403   403   view_own_plan
assessments:my_done      login 403   403   403   403   403   403   403   403   403   404   403   403   view_own_plan
assessments:my_rate      login 403   403   403   403   403   403   403   403   403   404   403   403   view_own_plan
assessments:my_remark    login 403   403   403   403   403   403   403   403   403   404   403   403   view_own_plan
health                   200   200   200   200   200   200   200   200   200   200   200   200   200   -
set_language             to    to    to    to    to    to    to    to    to    to    to    to    to    -
notices:notices          login 200   200   200   200   200   200   403   403   403   200   403   200   read_notices
organisations:roles      login 200   200   200   200   200   200   200   200   200   403   200   200   view_roles
organisations:account    login 200   200   200   200   200   200   200   200   200   200   200   200 manage_own_account
organisations:preferences login 200  200   200   200   200   200   200   200   200   200   200   200 manage_own_account
organisations:password   login 200   200   200   200   200   200   200   200   200   200   200   200 manage_own_account
organisations:saved_lists login 200  200   200   200   200   200   200   200   200   200   200   200 manage_own_account
organisations:drafts     login 405   405   405   405   405   405   405   405   405   405   405   405 manage_own_account
organisations:save_list  login 200   200   200   200   200   200   200   200   200   200   200   200 manage_own_account
organisations:end_session login 405  405   405   405   405   405   405   405   405   405   405   405 manage_own_account
organisations:end_others login 405   405   405   405   405   405   405   405   405   405   405   405 manage_own_account
consents:agreements      login 200   200   404   200   200   403   403   403   403   403   403   403   view_cases
consents:new             login 200   200   404   200   200   403   403   403   403   403   403   403   record_consent
consents:renew           login 200   200   404   200   200   403   403   403   403   403   403   403   record_consent
consents:withdraw_for    login 200   404   404   404   404   403   403   403   403   403   403   403   record_consent
consents:scan            login 200   404   404   404   404   403   403   403   403   403   403   403   record_consent
consents:scan_file       login 200   404   404   404   404   403   403   403   403   403   403   403   view_cases
consents:blocks          login 200   200   404   200   200   403   403   403   403   403   403   403   record_consent
consents:lift_block      login 200   200   404   200   200   403   403   403   403   403   403   403   record_consent
consents:lift_for_a_time login 200   200   404   200   403   403   403   403   403   403   403   403   lift_block
consents:my_blocks       login 403   403   403   403   403   403   403   403   403   200   403 403 withdraw_own_consent
consents:lift_my_block   login 403   403   403   403   403   403   403   403   403   200   403 403 withdraw_own_consent
consents:openings        login 200   200   200   403   403   403   403   403   403   403   403   403   break_glass
consents:opening         login 200   404   404   403   403   403   403   403   403   403   403   403   break_glass
consents:question        login 403   403   403   403   403   403   403   403   403   200   403   403   give_own_consent
consents:my_scan_file    login 403   403   403   403   403   403   403   403   403   404   403   403   view_own_plan
journeys:early_list      login 200   200   200   403   403   403   403   403   403   403   403   403   view_early_list
journeys:cases           login 200   200   200   200   200   403   403   403   403   403   403   403   view_cases
journeys:case            login 200   200   404   200   200   403   403   403   403   403   403   403   view_cases
journeys:invite          login 200   200   404   403   403   403   403   403   403   403   403   403   invite
journeys:answer          login 200   200   404   403   403   403   403   403   403   403   403   403   invite
journeys:make_link       login 405   405   405   403   403   403   403   403   403   403   403   403   invite
journeys:answer_by_link  404   404   404   404   404   404   404   404   404   404   404   404   404   -
journeys:begin           login 200   200   404   200   403   403   403   403   403   403   403   403   enrol
journeys:clocks          login 200   200   404   200   200   403   403   403   403   403   403   403   write_clocks
journeys:clock           login 200   200   404   200   404   403   403   403   403   403   403   403   write_clocks
journeys:followers       login 200   200   404   200   200   403   403   403   403   403   403   403   name_worker
journeys:my_days         login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
journeys:my_followers    login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
journeys:gate            login 200   200   404   200   200   403   403   403   403   403   403   403   update_gates
journeys:gate_task       login 200   200   404   200   200   403   403   403   403   403   403   403   update_gates
journeys:hand_over       login 200   200   404   200   403   403   403   403   403   403   403   403   hand_over
journeys:close           login 200   200   404   200   403   403   403   403   403   403   403   403   close_case
plans:plan               login 200   200   404   200   200   403   403   403   403   403   403   403   view_cases
plans:item               login 200   200   404   200   200   403   403   403   403   403   403   403   view_cases
plans:propose            login 200   200   404   200   200   403   403   403   403   403   403   403   plan_together
plans:change             login 200   200   404   200   200   403   403   403   403   403   403   403   plan_together
plans:answer_for         login 200   200   404   200   200   403   403   403   403   403   403   403   plan_together
plans:my_plan            login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
plans:my_words           login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
plans:my_item            login 403   403   403   403   403   403   403   403   403   200   403   403   decide_own_plan
plans:my_write           login 403   403   403   403   403   403   403   403   403   200   403   403   decide_own_plan
plans:my_change          login 403   403   403   403   403   403   403   403   403   200   403   403   decide_own_plan
plans:my_notes           login 403   403   403   403   403   403   403   403   403   200   403   403   decide_own_plan
plans:my_note_new        login 403   403   403   403   403   403   403   403   403   200   403   403   decide_own_plan
plans:my_note            login 403   403   403   403   403   403   403   403   403   200   403   403   decide_own_plan
journeys:my_path         login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
journeys:my_gate         login 403   403   403   403   403   403   403   403   403   404   403   403   view_own_plan
journeys:my_consents     login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
reviews:who_looked       login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
reviews:ask              login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
reviews:emergency        login 403   403   403   403   403   403   403   403   403   403   403 200 review_emergencies
reviews:name_for_protected login 403 403  403   403   403   403   403   403   403   403   403   404 name_for_protected
reviews:finding          login 403   403   403   403   403   403   403   403   403   403   403   200   review_reading
reviews:question         login 403   403   403   403   403   403   403   403   403   403   403   200   review_reading
reviews:review           login 403   403   403   403   403   403   403   403   403   403   403   200   review_reading
journeys:withdraw        login 403   403   403   403   403   403   403   403   403   200   403 403 withdraw_own_consent
meetings:case_meetings   login 200   200   404   200   200   403   403   403   403   403   403   403   attend_meetings
meetings:call            login 200   200   404   200   403   403   403   403   403   403   403   403   call_meetings
meetings:times           login 200   200   404   200   403   403   403   403   403   403   403   403   call_meetings
meetings:terms           login 200   200   404   200   200   403   403   403   403   403   403   403   attend_meetings
meetings:meeting         login 200   200   404   200   200   403   403   403   403   403   403   403   attend_meetings
meetings:needs           login 200   200   404   200   200   403   403   403   403   403   403   403   attend_meetings
meetings:letter          login 200   200   404   200   200   403   403   403   403   403   403   403   attend_meetings
meetings:calendar        login 200   200   404   200   200   403   403   403   403   403   403   403   attend_meetings
meetings:change          login 200   404   404   404   403   403   403   403   403   403   403   403   call_meetings
meetings:cancel          login 200   404   404   404   403   403   403   403   403   403   403   403   call_meetings
meetings:minutes         login 200   404   404   404   403   403   403   403   403   403   403   403   call_meetings
meetings:my_meetings     login 403   403   403   403   403   403   403   403   403   200   403 403 attend_own_meetings
meetings:my_times        login 403   403   403   403   403   403   403   403   403   200   403 403 attend_own_meetings
meetings:my_meeting      login 403   403   403   403   403   403   403   403   403   200   403 403 attend_own_meetings
meetings:my_needs        login 403   403   403   403   403   403   403   403   403   200   403 403 attend_own_meetings
meetings:my_calendar     login 403   403   403   403   403   403   403   403   403   200   403 403 attend_own_meetings
coaching:groups          login 200   200   200   200   200   403   403   403   403   403   403   403   view_groups
coaching:ill             login 403   403   403   404   403   403   403   403   403   403   403   403   plan_groups
coaching:start_cancel    login 403   403   403   404   403   403   403   403   403   403   403   403   plan_groups
coaching:plan            login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_again      login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_compare    login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_group      login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_locks      login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_person     login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_undo       login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_discard    login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_new        login 403   403   403   404   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_publish    login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_stop       login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:plan_why        login 403   403   403   200   403   403   403   403   403   403   403   403   plan_groups
coaching:group_note      login 200   404   404   404   404   403   403   403   403   403   403   403   lead_groups
coaching:my_groups       login 200   200   200   200   200   403   403   403   403   403   403   403   lead_groups
coaching:group           login 200   200   200   200   200   403   403   403   403   403   403   403   view_groups
coaching:session         login 200   404   404   404   404   403   403   403   403   403   403   403   lead_groups
coaching:session_plan    login 200   404   404   404   404   403   403   403   403   403   403   403   lead_groups
coaching:session_done    login 200   404   404   404   404   403   403   403   403   403   403   403   lead_groups
coaching:session_cancel  login 200   404   404   404   404   403   403   403   403   403   403   403   lead_groups
coaching:member          login 200   404   404   404   404   403   403   403   403   403   403   403   lead_groups
coaching:note            login 200   404   404   404   404   403   403   403   403   403   403   403   lead_groups
coaching:talk            login 200   404   404   404   404   403   403   403   403   403   403   403   lead_groups
coaching:circumstances   login 200   404   404   404   404   403   403   403   403   403   403   403   lead_groups
coaching:certificate     login 404   404   404   404   404   403   403   403   403   403   403   403   lead_groups
papers:case_papers       login 200   200   404   200   200   403   403   403   403   403   403   403   collect_papers
papers:new               login 200   200   404   200   200   403   403   403   403   403   403   403   collect_papers
papers:request           login 200   404   404   200   200   403   403   403   403   403   403   403   collect_papers
papers:letter            login 200   404   404   404   404   403   403   403   403   403   403   403   collect_papers
papers:receive           login 200   404   404   404   404   403   403   403   403   403   403   403   collect_papers
papers:paper             login 200   404   404   200   200   403   403   403   403   403   403   403   collect_papers
papers:paper_file        login 404   404   404   404   404   403   403   403   403   403   403   403   collect_papers
papers:my_papers         login 403   403   403   403   403   403   403   403   403   200   403   403   decide_own_papers
papers:my_new            login 403   403   403   403   403   403   403   403   403   200   403   403   decide_own_papers
papers:my_paper          login 403   403   403   403   403   403   403   403   403   404   403   403   decide_own_papers
papers:my_paper_file     login 403   403   403   403   403   403   403   403   403   404   403   403   decide_own_papers
papers:my_power login 403 403 403 403 403 403 403 403 403 404 403 403 withdraw_own_consent
coaching:my_group        login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
coaching:my_forms        login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
councils:my_council      login 403   403   403   403   403   403   403   403   403   200   403   403   propose
councils:propose         login 403   403   403   403   403   403   403   403   403   200   403   403   propose
councils:chairs          login 403   403   403   403   403   403   403   403   403   200   403   403   propose
councils:discussion      login 403   403   403   403   403   403   403   403   403   200   403   403   propose
councils:proposals       login 403   403   403   403   403   403   200   200   403   403   403   403   view_proposals
councils:answer          login 403   403   403   403   403   403   200   403   403   403   403   403   answer_proposals
coaching:my_tools        login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
coaching:my_tool         login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
coaching:coaches         login 200   200   200   200   200   403   403   403   403   403   403   403   view_groups
coaching:rooms           login 200   200   200   200   200   403   403   403   403   403   403   403   view_groups
coaching:waiting         login 200   200   200   200   403   403   403   403   403   403   403   403   wait_for_group
coaching:case_group      login 200   200   404   200   403   403   403   403   403   403   403   403   wait_for_group
coaching:stop_waiting    login 404   404   404   404   403   403   403   403   403   403   403   403   wait_for_group
coaching:seat_answer     login 200   200   404   200   403   403   403   403   403   403   403   403   wait_for_group
coaching:seat_letter     login 200   200   404   200   403   403   403   403   403   403   403   403   wait_for_group
coaching:seat_link       login 405   405   405   405   403   403   403   403   403   403   403   403   wait_for_group
coaching:seat_by_link    404   404   404   404   404   404   404   404   404   404   404   404   404   -
coaching:my_seat         login 403   403   403   403   403   403   403   403   403   404   403   403   view_own_plan
coaching:add_coach       login 403   403   403   404   403   403   403   403   403   403   403   403   plan_groups
coaching:coach           login 403   403   403   404   403   403   403   403   403   403   403   403   plan_groups
coaching:coach_away      login 403   403   403   404   403   403   403   403   403   403   403   403   plan_groups
coaching:coach_leave     login 403   403   403   404   403   403   403   403   403   403   403   403   plan_groups
coaching:add_room        login 403   403   403   404   403   403   403   403   403   403   403   403   plan_groups
coaching:room_close      login 403   403   403   404   403   403   403   403   403   403   403   403   plan_groups
coaching:room_leave      login 403   403   403   404   403   403   403   403   403   403   403   403   plan_groups
workplaces:places        login 200   200   200   200   200   403   403   403   403   403   403   403   view_places
workplaces:case_place    login 200   200   404   200   200   403   403   403   403   403   403   403   view_places
workplaces:take_place    login 200   200   404   200   200   403   403   403   403   403   403   403   place_participant
workplaces:end_placement login 200   200   404   200   200   403   403   403   403   403   403   403   place_participant
workplaces:my_places     login 403   403   403   403   403   200   403   403   403   403   403   403   manage_places
workplaces:offer         login 403   403   403   403   403   200   403   403   403   403   403   403   manage_places
workplaces:close         login 403   403   403   403   403   200   403   403   403   403   403   403   manage_places
rights:my_corrections    login 403   403   403   403   403   403   403   403   403   200   403   403 ask_for_correction
rights:ask_for_correction login 403  403   403   403   403   403   403   403   403   200   403   403 ask_for_correction
rights:corrections       login 200   200   200   200   403   403   403   403   403   403   403   403 decide_corrections
rights:correction        login 200   404   404   404   403   403   403   403   403   403   403   403 decide_corrections
rights:register          login 200   200   200   403   403   403   403   403   403   403   403   403   merge_records
rights:merges            login 200   200   200   403   403   403   403   403   403   403   403   403   merge_records
rights:merge             login 200   404   404   403   403   403   403   403   403   403   403   403   merge_records
rights:undo_merge        login 200   404   404   403   403   403   403   403   403   403   403   403   merge_records
rights:disposal          login 200   200   200   403   403   403   403   403   403   403   403   403   dispose
rights:disposal_protocol login 200   200   200   403   403   403   403   403   403   403   403   403   dispose
rights:hold              login 200   404   404   403   403   403   403   403   403   403   403   403   hold_disposal
rights:my_information    login 403   403   403   403   403   403   403   403   403   200 403 403 export_own_information
rights:person_information login 200  404   404   403   403   403   403   403   403   403   403   403   export_for_person
outcomes:follow_ups      login 200   200   200   200   403   403   403   403   403   403   403   403   record_follow_up
outcomes:chances         login 200   200   404   200   403   403   403   403   403   403   403   403   record_follow_up
outcomes:my_chances      login 403   403   403   403   403   403   403   403   403   200   403   403   view_own_plan
outcomes:follow_up       login 200   200   404   200   403   403   403   403   403   403   403   403   record_follow_up
outcomes:programmes      login 200   200   200   200   200   200   200   200   200   200 403 403 view_published_results
outcomes:published       login 200   200   200   200   200   200   200   200   200   200 403 403 view_published_results
outcomes:csv             login 200   200   200   200   200   200   200   200   200   200 403 403 view_published_results
outcomes:followed_csv    login 200   200   200   200   200   200   200   200   200   200 403 403 view_published_results
outcomes:live            login 403   403   403   403   403   403   200   403   200   403   403   403   view_results
outcomes:publish         login 403   403   403   403   403   403   200   403   403   403   403   403   publish_results
participants:imports     login 200   200   200   403   403   403   403   403   403   403   403   403 import_participants
participants:import_example login 200 200  200   403   403   403   403   403   403   403   403   403 import_participants
participants:import      login 200   404   404   403   403   403   403   403   403   403   403   403 import_participants
participants:import_confirm login 200 404  404   403   403   403   403   403   403   403   403   403 import_participants
participants:import_discard login 200 404  404   403   403   403   403   403   403   403   403   403 import_participants
participants:protection  login 200   404   404   403   403   403   403   403   403   403   403   403 protect_person
participants:entrust     login 404   404   404   403   403   403   403   403   403   403   403   403 protect_person
participants:end_trust   login 404   404   404   403   403   403   403   403   403   403   403   403 protect_person
participants:strength    login 404   404   404   403   403   403   403   403   403   403   403   403 protect_person
participants:end_protection login 404 404  404   403   403   403   403   403   403   403   403   403 protect_person
programmes:programmes    login 200   200   200   200   200   403   200   200   200   403   200   403   view_programmes
programmes:programme     login 200   200   200   200   200   403   200   200   200   403   200   403   view_programmes
"""


def _read() -> tuple[dict[str, dict[str, str]], dict[str, str | None]]:
    answers, needs = {}, {}
    for line in _TABLE.strip().splitlines()[1:]:
        name, *cells, needed = line.split()
        answers[name] = dict(zip(ROLES, cells, strict=True))
        needs[name] = None if needed == "-" else needed
    return answers, needs


ANSWERS, NEEDS = _read()
