"""A notice leads to a page that there is, about the person or the person's own."""

import pytest
from django.urls import resolve, reverse

from kedjan.kernel.ids import new_id
from kedjan.notices.domain.kinds import Audience, NoticeKind
from kedjan.notices.domain.leading import PAGES, page_of


@pytest.mark.parametrize("kind", PAGES)
def test_what_a_notice_leads_to_is_there(kind: NoticeKind) -> None:
    about = new_id()

    assert resolve(reverse(page_of(kind, Audience.ORGANISATION), args=[about])).kwargs == {"participant_id": about}
    assert resolve(reverse(page_of(kind, Audience.PERSON))).kwargs == {}


def test_what_has_a_page_of_no_one_person_leads_nowhere_by_itself() -> None:
    assert page_of(NoticeKind.READING_QUESTIONED, Audience.OFFICER) == ""
