"""When one rating is shown to whom: each is made without a look at the other. Rule: docs/rules/assessments.md."""

from collections.abc import Collection

from kedjan.assessments.domain.codes import Rater


def is_shown(*, rater: Rater, viewer: Rater | None, raters: Collection[Rater], done: Collection[Rater]) -> bool:
    """Tell whether the rating is shown to the viewer: the person, the assessor's organisation, or (None) another.

    Who rates sees their own rating always. Everybody else sees it once all who rate are done.
    """
    return viewer is rater or set(raters) <= set(done)
