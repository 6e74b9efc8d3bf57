"""Every kind says something to somebody, with places that a notice can fill."""

import re

import pytest

from kedjan.notices.domain.kinds import Audience, NoticeKind
from kedjan.notices.domain.wording import ABOUT, PLACES, TEXTS, wording

_PLACE = re.compile(r"%\((\w+)\)s")


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_has_a_text_for_somebody(kind: NoticeKind) -> None:
    assert [audience for known, audience in TEXTS if known is kind] != []


@pytest.mark.parametrize(("kind", "audience"), TEXTS)
def test_a_text_has_only_places_that_can_be_filled(kind: NoticeKind, audience: Audience) -> None:
    said = TEXTS[kind, audience]

    assert set(_PLACE.findall(said.text)) <= PLACES | {"who"}
    assert _PLACE.findall(said.title) == []


def test_neither_the_person_nor_the_officer_is_told_a_name() -> None:
    told = [text.text for (_kind, audience), text in TEXTS.items() if audience in {Audience.PERSON, Audience.OFFICER}]

    assert [text for text in told if "%(who)s" in text] == []


def test_an_account_is_told_as_its_organisation() -> None:
    kind = NoticeKind.AGREEMENT_WITHDRAWN

    assert wording(kind, Audience.ACCOUNT) == wording(kind, Audience.ORGANISATION)


def test_what_is_told_to_nobody_has_no_text() -> None:
    with pytest.raises(KeyError):
        wording(NoticeKind.CONSENT_PROPOSED, Audience.OFFICER)


def test_what_was_agreed_has_words_that_fit_inside_a_sentence() -> None:
    assert [text for text in ABOUT.values() if not text[0].islower()] == []
