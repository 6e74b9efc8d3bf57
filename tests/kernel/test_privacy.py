"""Privacy declarations of models."""

import pytest

from kedjan.kernel.privacy import FieldPrivacy, PrivacyClass, Retention


def test_each_named_field_has_its_class() -> None:
    declared = FieldPrivacy(
        retention=Retention.CASE,
        identity=("name",),
        sensitive=("need",),
        personal=("municipality",),
        pseudonymous=("participant",),
        staff=("created_by",),
        public=("code",),
    )

    assert declared.by_field() == {
        "name": PrivacyClass.IDENTITY,
        "need": PrivacyClass.SENSITIVE,
        "municipality": PrivacyClass.PERSONAL,
        "participant": PrivacyClass.PSEUDONYMOUS,
        "created_by": PrivacyClass.STAFF,
        "code": PrivacyClass.PUBLIC,
    }


def test_a_field_in_two_classes_is_refused() -> None:
    declared = FieldPrivacy(retention=Retention.CASE, identity=("name",), public=("name",))

    with pytest.raises(ValueError, match=r"^name is declared twice$"):
        declared.by_field()


@pytest.mark.parametrize(
    "declared",
    [
        FieldPrivacy(Retention.CASE, identity=("name",)),
        FieldPrivacy(Retention.CASE, sensitive=("need",)),
        FieldPrivacy(Retention.CASE, personal=("municipality",)),
        FieldPrivacy(Retention.CASE, pseudonymous=("participant",)),
    ],
)
def test_a_row_about_a_participant_is_personal(declared: FieldPrivacy) -> None:
    assert declared.is_personal()


def test_a_row_about_staff_or_for_the_public_is_not() -> None:
    assert not FieldPrivacy(Retention.STAFF, staff=("email",), public=("code",)).is_personal()
