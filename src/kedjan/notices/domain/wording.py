"""What each kind of notice says, to each audience, as data. Rule: docs/rules/notices.md.

Places: %(who)s the person's name, or the words for one who is no longer visible; %(organisation)s an organisation;
%(about)s what was agreed; %(categories)s kinds of information; %(day)s a day.
A notice may also hold which consent it is about, for whoever asks whether it was told.
"""

from dataclasses import dataclass

from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import Audience, NoticeKind

PLACES = frozenset({"organisation", "about", "categories", "consent", "day"})

UNSEEN_PERSON = N_("en person vars uppgifter inte längre är öppna för dig")
PROTECTED_PERSON = N_("en person med skyddad identitet")


@dataclass(frozen=True, slots=True)
class Wording:
    """A short title and a text with places; both Swedish, marked for translation."""

    title: str
    text: str


_ORGANISATION, _OFFICER, _PERSON = Audience.ORGANISATION, Audience.OFFICER, Audience.PERSON

TEXTS: dict[tuple[NoticeKind, Audience], Wording] = {
    (NoticeKind.CONSENT_PROPOSED, _PERSON): Wording(
        N_("Du har fått en fråga"),
        N_("%(organisation)s frågar om %(about)s. Läs hela texten i lugn och ro. Du väljer själv."),
    ),
    (NoticeKind.CONSENT_GIVEN, _ORGANISATION): Wording(
        N_("Ett ja har kommit"),
        N_("%(who)s har lämnat %(about)s."),
    ),
    (NoticeKind.CONSENT_DECLINED, _ORGANISATION): Wording(
        N_("Ett nej har kommit"),
        N_("%(who)s har sagt nej till %(about)s. Det stöd som inte kräver ett ja fortsätter som vanligt."),
    ),
    (NoticeKind.SHARING_WITHDRAWN, _ORGANISATION): Wording(
        N_("Ett samtycke är återkallat"),
        N_(
            "%(who)s har tagit tillbaka %(about)s. Genom det samtycket ser ni inte längre: %(categories)s. "
            "Det stöd som ni ska ge enligt lag fortsätter."
        ),
    ),
    (NoticeKind.SHARING_WITHDRAWN, _PERSON): Wording(
        N_("Du har tagit tillbaka ett samtycke"),
        N_(
            "Du har tagit tillbaka %(about)s. Genom det samtycket ser %(organisation)s inte längre: %(categories)s. "
            "Ditt vanliga stöd fortsätter."
        ),
    ),
    (NoticeKind.AGREEMENT_WITHDRAWN, _ORGANISATION): Wording(
        N_("Ett samtycke är återkallat"),
        N_("%(who)s har tagit tillbaka %(about)s. Det stöd som ni ska ge enligt lag fortsätter."),
    ),
    (NoticeKind.AGREEMENT_WITHDRAWN, _PERSON): Wording(
        N_("Du har tagit tillbaka ett samtycke"),
        N_("Du har tagit tillbaka %(about)s. Ditt vanliga stöd fortsätter."),
    ),
    (NoticeKind.CONSENT_ENDING, _ORGANISATION): Wording(
        N_("Ett samtycke går snart ut"),
        N_("%(who)s har lämnat %(about)s. Det gäller till och med %(day)s. Fråga om det ska fortsätta."),
    ),
    (NoticeKind.CONSENT_ENDING, _PERSON): Wording(
        N_("Ett samtycke går snart ut"),
        N_(
            "Du har lämnat %(about)s. Det gäller till och med %(day)s. Vill du att det fortsätter? Då behöver du svara."
        ),
    ),
    (NoticeKind.EMERGENCY_OPENED, _PERSON): Wording(
        N_("Dina uppgifter har öppnats i ett nödläge"),
        N_("%(organisation)s har öppnat dina uppgifter utan att fråga dig först. Skälet är sparat och granskas."),
    ),
    (NoticeKind.EMERGENCY_OPENED, _OFFICER): Wording(
        N_("Uppgifter har öppnats i ett nödläge"),
        N_("%(organisation)s har öppnat uppgifter om en person utan samtycke. Granska skälet."),
    ),
    (NoticeKind.BLOCK_SET, _PERSON): Wording(
        N_("En spärr är inskriven åt dig"),
        N_("Nu är det här spärrat för %(organisation)s: %(categories)s. Du kan häva spärren under Mina spärrar."),
    ),
    (NoticeKind.BLOCK_REMOVED, _PERSON): Wording(
        N_("En spärr är hävd åt dig"),
        N_("Nu är det här inte längre spärrat för %(organisation)s: %(categories)s. Samtyckena gäller igen."),
    ),
    (NoticeKind.BLOCK_LIFTED, _PERSON): Wording(
        N_("En spärr är hävd för en tid"),
        N_("%(organisation)s har hävt din spärr till och med %(day)s. Skälet är sparat och granskas."),
    ),
    (NoticeKind.BLOCK_LIFTED, _OFFICER): Wording(
        N_("En spärr är hävd för en tid"),
        N_("%(organisation)s har hävt en spärr till och med %(day)s. Granska skälet."),
    ),
    (NoticeKind.READING_QUESTIONED, _OFFICER): Wording(
        N_("En person undrar över en läsning"),
        N_("En person frågar varför %(organisation)s läste om dem den %(day)s. Svara under Granskning."),
    ),
    (NoticeKind.PROTECTED_UNSEEN, _OFFICER): Wording(
        N_("Ingen ser en skyddad person"),
        N_("Ingen som är utpekad arbetar längre med stöd hos er. Peka ut någon under Granskning."),
    ),
    (NoticeKind.NAMED_FOR_PROTECTED, _ORGANISATION): Wording(
        N_("Du är utpekad"),
        N_("Du är utpekad att se %(who)s. Läs vad du ska tänka på, och peka gärna ut en kollega till."),
    ),
    (NoticeKind.NAMED_FOR_PROTECTED, _PERSON): Wording(
        N_("En ny person ser dina uppgifter"),
        N_("Den som såg dina uppgifter hos %(organisation)s är inte kvar. Nu ser en annan dem, för att kunna ge stöd."),
    ),
    (NoticeKind.CORRECTION_ASKED, _ORGANISATION): Wording(
        N_("Någon ber om en rättelse"),
        N_("%(who)s ber er rätta en uppgift som ni har skrivit. Svara under Rättelser."),
    ),
    (NoticeKind.CORRECTION_ASKED, _PERSON): Wording(
        N_("Du har bett om en rättelse"),
        N_("%(organisation)s har fått din fråga. Du får veta här när de har svarat."),
    ),
    (NoticeKind.CORRECTION_ANSWERED, _PERSON): Wording(
        N_("Du har fått svar om en rättelse"),
        N_("%(organisation)s har svarat. Läs svaret under Mina rättelser."),
    ),
    (NoticeKind.PROPOSAL_ANSWERED, _PERSON): Wording(
        N_("Ditt förslag har fått svar"),
        N_("De som leder programmet har svarat på det du föreslog. Svaret står under Våra förslag."),
    ),
    (NoticeKind.SEAT_OFFERED, _PERSON): Wording(
        N_("Du kan få en plats i en grupp"),
        N_("%(organisation)s har en plats till dig. Gruppen börjar veckan med %(day)s. Svara om du vill ha platsen."),
    ),
    (NoticeKind.SEAT_CHANGED, _PERSON): Wording(
        N_("Du har fått en annan plats"),
        N_("%(organisation)s har bytt din plats. Gruppen börjar veckan med %(day)s. Svara om du vill ha platsen."),
    ),
    (NoticeKind.SEAT_WITHDRAWN, _PERSON): Wording(
        N_("Din plats finns inte längre"),
        N_("%(organisation)s kan inte hålla gruppen som du hade en plats i. Du står kvar i kön till en ny grupp."),
    ),
    (NoticeKind.COACH_CHANGED, _PERSON): Wording(
        N_("En annan coach leder din grupp"),
        N_("%(organisation)s har bytt coach i din grupp. Tid och plats är som förut."),
    ),
    (NoticeKind.GROUP_CHANGED, _PERSON): Wording(
        N_("Din grupp har ändrats"),
        N_("%(organisation)s har ändrat tid eller plats för din grupp. Läs vad som gäller nu."),
    ),
    (NoticeKind.SESSION_MOVED, _PERSON): Wording(
        N_("En träff är flyttad"),
        N_("%(organisation)s har flyttat en träff i din grupp till %(day)s. Läs klockslaget under Min grupp."),
    ),
    (NoticeKind.WORKER_CHANGED, _PERSON): Wording(
        N_("Någon annan följer dig nu"),
        N_("%(organisation)s har bytt den som följer dig från den %(day)s. Läs vem på sidan De som följer mig."),
    ),
    (NoticeKind.SESSION_CANCELLED, _PERSON): Wording(
        N_("En träff är inställd"),
        N_("%(organisation)s har ställt in träffen %(day)s. Kom alltså inte den dagen."),
    ),
    (NoticeKind.PLAN_PROPOSED, _PERSON): Wording(
        N_("Du har fått ett förslag"),
        N_("%(organisation)s föreslår något i din plan. Du väljer själv om du säger ja eller nej."),
    ),
    (NoticeKind.PLAN_ANSWERED, _ORGANISATION): Wording(
        N_("Ett förslag har fått svar"),
        N_("%(who)s har svarat på ert förslag. Läs svaret i planen."),
    ),
    (NoticeKind.PAPER_WANTED, _ORGANISATION): Wording(
        N_("Någon vill att ni hämtar papper"),
        N_("%(who)s har skrivit var det finns papper. Läs under Papper, och se om fullmakten räcker."),
    ),
    (NoticeKind.PAPER_RECEIVED, _PERSON): Wording(
        N_("Ett papper om dig har kommit"),
        N_("%(organisation)s har fått papper som du gav fullmakt att hämta. Du kan läsa dem under Mina papper."),
    ),
    (NoticeKind.PAPER_LATE, _ORGANISATION): Wording(
        N_("Ett papper har inte kommit"),
        N_("Det har gått två veckor sedan den %(day)s och papper om %(who)s har inte kommit. Påminn under Papper."),
    ),
    (NoticeKind.PAPER_NOT_FOR_THAT, _ORGANISATION): Wording(
        N_("Ett papper får inte användas till allt"),
        N_("%(who)s har sagt nej till något som ett papper används till. Läs vad under Papper."),
    ),
    (NoticeKind.MEETING_CALLED, _PERSON): Wording(
        N_("Du är bjuden till ett möte"),
        N_("%(organisation)s bjuder dig till ett möte %(day)s. Läs mer och svara under Mina möten."),
    ),
    (NoticeKind.MEETING_CALLED, _ORGANISATION): Wording(
        N_("Ni är kallade till ett möte"),
        N_("%(organisation)s kallar till ett möte om %(who)s %(day)s. Svara under Möten."),
    ),
    (NoticeKind.MEETING_CHANGED, _PERSON): Wording(
        N_("Ett möte är ändrat"),
        N_("%(organisation)s har ändrat ett möte. Det är nu %(day)s. Läs vad som gäller under Mina möten."),
    ),
    (NoticeKind.MEETING_CHANGED, _ORGANISATION): Wording(
        N_("Ett möte är ändrat"),
        N_("%(organisation)s har ändrat ett möte om %(who)s. Det är nu %(day)s. Läs vad som gäller under Möten."),
    ),
    (NoticeKind.MEETING_CANCELLED, _PERSON): Wording(
        N_("Ett möte är inställt"),
        N_("%(organisation)s har ställt in mötet %(day)s. Kom alltså inte då."),
    ),
    (NoticeKind.MEETING_CANCELLED, _ORGANISATION): Wording(
        N_("Ett möte är inställt"),
        N_("%(organisation)s har ställt in mötet om %(who)s %(day)s."),
    ),
    (NoticeKind.MEETING_DECLINED, _ORGANISATION): Wording(
        N_("Någon kan inte komma till ett möte"),
        N_("%(organisation)s kan inte komma till mötet om %(who)s %(day)s. Föreslå en ny tid."),
    ),
    (NoticeKind.MEETING_DECLINED_BY_PERSON, _ORGANISATION): Wording(
        N_("En deltagare kan inte komma till ett möte"),
        N_("%(who)s kan inte komma till mötet %(day)s. Föreslå en ny tid."),
    ),
    (NoticeKind.MINUTES_WRITTEN, _PERSON): Wording(
        N_("Nu finns det skrivet vad ni kom fram till"),
        N_("%(organisation)s har skrivit vad ni kom fram till på mötet %(day)s. Läs under Mina möten."),
    ),
    (NoticeKind.MINUTES_WRITTEN, _ORGANISATION): Wording(
        N_("Ett protokoll är skrivet"),
        N_("%(organisation)s har skrivit protokoll från mötet om %(who)s %(day)s. Läs det och er uppgift."),
    ),
    (NoticeKind.RATING_WAITS, _PERSON): Wording(
        N_("Din egen bedömning väntar"),
        N_(
            "%(organisation)s vill veta hur du själv ser på ditt arbete. "
            "Svara i din egen takt under Min arbetsförmåga. Ingen annan ser dina svar förrän ni båda är klara."
        ),
    ),
    (NoticeKind.RATED_BY_PERSON, _ORGANISATION): Wording(
        N_("En deltagare är klar med sin egen bedömning"),
        N_("%(who)s är klar med sin egen bedömning. Läs vad som är kvar under Bedömningar."),
    ),
    (NoticeKind.BOTH_RATED, _PERSON): Wording(
        N_("Nu kan ni prata om bedömningen"),
        N_("%(organisation)s är klar med sin bedömning. Era svar står bredvid varandra under Min arbetsförmåga."),
    ),
    (NoticeKind.BOTH_RATED, _ORGANISATION): Wording(
        N_("Nu kan ni prata om bedömningen"),
        N_("Ni och %(who)s är klara. Svaren står bredvid varandra under Bedömningar. Bestäm en tid att prata."),
    ),
}

# What was agreed, inside a sentence, by the value of its kind.
ABOUT: dict[str, str] = {
    "lifts_secrecy": N_("samtycke till att dela uppgifter"),
    "collect_records": N_("fullmakt att hämta intyg och journaler"),
    "join_programme": N_("samtycke till att delta i programmet"),
    "follow_up_register": N_("samtycke till uppföljning"),
    "gdpr": N_("samtycke enligt dataskyddsförordningen"),
}


def wording(kind: NoticeKind, audience: Audience) -> Wording:
    """Return what the audience is told; an account is told as its organisation. Raises KeyError for no such text."""
    heard_as = _ORGANISATION if audience is Audience.ACCOUNT else audience
    return TEXTS[kind, heard_as]
