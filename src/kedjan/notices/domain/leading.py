"""Where a notice leads: the page that it tells of, by the name of its address."""

from collections.abc import Mapping

from kedjan.notices.domain.kinds import Audience, NoticeKind

# About one person, for whoever supports them; and the person's own pages, which need no more than who they are.
_MEETINGS = dict.fromkeys(
    (
        NoticeKind.MEETING_CALLED,
        NoticeKind.MEETING_CHANGED,
        NoticeKind.MEETING_CANCELLED,
        NoticeKind.MEETING_DECLINED,
        NoticeKind.MEETING_DECLINED_BY_PERSON,
        NoticeKind.MINUTES_WRITTEN,
    ),
    ("meetings:case_meetings", "meetings:my_meetings"),
)
_PAPERS = dict.fromkeys(
    (
        NoticeKind.PAPER_WANTED,
        NoticeKind.PAPER_RECEIVED,
        NoticeKind.PAPER_LATE,
        NoticeKind.PAPER_NOT_FOR_THAT,
    ),
    ("papers:case_papers", "papers:my_papers"),
)
_RATINGS = dict.fromkeys(
    (NoticeKind.RATING_WAITS, NoticeKind.RATED_BY_PERSON, NoticeKind.BOTH_RATED),
    ("assessments:list", "assessments:mine"),
)
PAGES: Mapping[NoticeKind, tuple[str, str]] = {**_MEETINGS, **_PAPERS, **_RATINGS}


def page_of(kind: NoticeKind, audience: Audience) -> str:
    """Return the name of the address, about the person or their own; empty where a notice leads nowhere by itself."""
    for_staff, for_person = PAGES.get(kind, ("", ""))
    return for_person if audience is Audience.PERSON else for_staff
