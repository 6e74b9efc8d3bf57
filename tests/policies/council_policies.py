"""Which tests fail when a policy of proposals is switched off; a part of policy_tests.py."""

_COUNCIL = "test_councils.py::test_"
_SEEING = "test_seeing.py::test_"

COUNCIL_POLICIES: dict[str, tuple[str, ...]] = {
    "councils_author.self": (
        f"{_SEEING}a_person_sees_everything_that_is_recorded_about_them",
        f"{_SEEING}a_person_sees_nothing_about_anybody_else",
    ),
    "councils_author.self_insert": (f"{_COUNCIL}a_person_is_the_author_of_what_they_propose_alone",),
    "councils_mark.self": (
        f"{_SEEING}a_person_sees_everything_that_is_recorded_about_them",
        f"{_SEEING}a_person_sees_nothing_about_anybody_else",
    ),
    "councils_mark.self_insert": (f"{_COUNCIL}what_is_done_in_the_council_is_done_by_oneself",),
    "councils_proposal.takes_part": (
        f"{_COUNCIL}those_who_take_part_see_proposals_and_answers",
        f"{_COUNCIL}what_the_council_says_is_seen_by_those_who_sit_there_and_those_who_lead",
    ),
    "councils_proposal.takes_part_insert": (
        f"{_COUNCIL}whoever_takes_part_proposes_and_nobody_else",
        f"{_COUNCIL}nobody_speaks_in_the_council_without_a_chair",
    ),
    "councils_proposal.partner": (f"{_COUNCIL}those_who_follow_up_at_a_partner_see_proposals_and_answers",),
    "councils_answer.with_proposal": (
        f"{_COUNCIL}those_who_take_part_see_proposals_and_answers",
        f"{_COUNCIL}those_who_follow_up_at_a_partner_see_proposals_and_answers",
    ),
    "councils_answer.owner_insert": (f"{_COUNCIL}the_owner_of_the_programme_answers_in_the_own_name_and_nobody_else",),
}
