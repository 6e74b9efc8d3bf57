"""The texts that people say yes to: whole, in both languages, with everybody who gets to see something."""

import pytest

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.terms import GdprTerms
from kedjan.consents.domain.texts import Receiver, RecordsWords, consent_text, gdpr_text, records_text, sharing_text

WITH_TEXT = (ConsentKind.JOIN_PROGRAMME, ConsentKind.LIFTS_SECRECY, ConsentKind.FOLLOW_UP_REGISTER)
RECEIVERS = (
    Receiver("Försäkringskassan Sunne", ("Plan och steg", "Ekonomi och ersättning")),
    Receiver("Region {Värmland}", ("intyg",)),
)


def text(kind: ConsentKind, language: str, receivers: tuple[Receiver, ...] = RECEIVERS) -> list[str]:
    return consent_text(kind=kind, programme="Framsteget", receivers=receivers, language=language).splitlines()


@pytest.mark.parametrize("language", ["sv", "en", "en-gb"])
@pytest.mark.parametrize("kind", [ConsentKind.LIFTS_SECRECY, ConsentKind.FOLLOW_UP_REGISTER])
def test_each_receiver_stands_on_a_line_with_what_it_sees_after_the_line_that_leads_to_it(
    kind: ConsentKind, language: str
) -> None:
    lines = text(kind, language)

    at = next(number for number, line in enumerate(lines) if line.endswith(":"))
    assert lines[at + 1 : at + 3] == [
        "– Försäkringskassan Sunne: plan och steg, ekonomi och ersättning",
        "– Region {Värmland}: intyg",
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", WITH_TEXT)
def test_every_text_names_the_programme_and_leaves_no_place_unfilled(kind: ConsentKind, language: str) -> None:
    whole = "\n".join(text(kind, language, ()))

    assert "Framsteget" in whole
    assert "{" not in whole


@pytest.mark.parametrize("kind", WITH_TEXT)
def test_the_two_languages_say_the_same_number_of_things_in_other_words(kind: ConsentKind) -> None:
    swedish, english = text(kind, "sv"), text(kind, "en")

    assert len(swedish) == len(english)
    assert set(swedish) & set(english) == {line for line in swedish if line.startswith("–")}


@pytest.mark.parametrize(("language", "says"), [("sv", "ta tillbaka mitt samtycke"), ("en", "withdraw my consent")])
@pytest.mark.parametrize("kind", [ConsentKind.LIFTS_SECRECY, ConsentKind.FOLLOW_UP_REGISTER])
def test_a_text_that_opens_says_that_it_can_be_taken_back(kind: ConsentKind, language: str, says: str) -> None:
    assert says in "\n".join(text(kind, language))


def test_another_language_is_answered_in_swedish() -> None:
    assert text(ConsentKind.LIFTS_SECRECY, "fi") == text(ConsentKind.LIFTS_SECRECY, "sv")


@pytest.mark.parametrize("kind", sorted(set(ConsentKind) - set(WITH_TEXT)))
def test_a_kind_without_a_text_of_its_own_has_none(kind: ConsentKind) -> None:
    with pytest.raises(KeyError):
        text(kind, "sv")


def test_every_kind_and_every_way_of_giving_it_has_a_name_of_its_own() -> None:
    assert len({one.label for one in ConsentKind}) == len(ConsentKind)
    assert len({one.label for one in ConsentMethod}) == len(ConsentMethod)


@pytest.mark.parametrize(("language", "between"), [("sv", "Kommunen och Regionen"), ("en", "Kommunen and Regionen")])
def test_a_sharing_says_who_gives_who_receives_and_what_for(language: str, between: str) -> None:
    whole = sharing_text(
        purpose="planera", givers=("FK", "Kommunen", "Regionen"), receivers=RECEIVERS, language=language
    ).splitlines()

    assert whole[0].startswith({"sv": "De här organisationerna", "en": "These organisations"}[language])
    assert whole[0].endswith(" planera:")
    assert whole[1].startswith("– Försäkringskassan Sunne: ")
    assert f"FK, {between}, " in whole[3]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_power_of_attorney_says_whose_papers_of_when_and_what_for(language: str) -> None:
    words = RecordsWords(("Vårdcentralen {x}", "Kliniken"), ("Intyg", "Journaler"), "2012", "2013", "se behov")

    first, *providers, papers, purpose, back = records_text(
        organisation="Försäkringskassan", words=words, language=language
    ).splitlines()

    assert (
        first
        == {
            "sv": "Jag ger Försäkringskassan fullmakt att hämta handlingar om mig från:",
            "en": "I give Försäkringskassan power of attorney to collect papers about me from:",
        }[language]
    )
    assert providers == ["– Vårdcentralen {x}", "– Kliniken"]
    assert {"intyg", "journaler", "2012", "2013"} <= set(papers.replace(".", "").split())
    assert "se behov" in purpose
    assert back


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_consent_under_the_gdpr_says_what_for_and_why(language: str) -> None:
    whole = gdpr_text(organisation="Regionen", terms=GdprTerms("visa bilder", "x"), language=language).splitlines()

    assert len(whole) == 3
    assert (
        whole[0]
        == {
            "sv": "Jag samtycker till att Regionen behandlar uppgifter om mig för att visa bilder.",
            "en": "I consent to Regionen processing information about me in order to visa bilder.",
        }[language]
    )
    assert whole[1].endswith(" x.")
