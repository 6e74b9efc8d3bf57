"""What an account may do: one enumeration for the whole product, checked by views and operations alike."""

from enum import StrEnum

from kedjan.kernel.actor import Actor
from kedjan.kernel.text import N_


class Permission(StrEnum):
    """One thing that a role may do. What it may be done *to* is decided by row-level security, not here."""

    VIEW_EARLY_LIST = "view_early_list"
    IMPORT_PARTICIPANTS = "import_participants"
    VIEW_CASES = "view_cases"
    EXPORT_OWN_INFORMATION = "export_own_information"
    EXPORT_FOR_PERSON = "export_for_person"
    ASK_FOR_CORRECTION = "ask_for_correction"
    DECIDE_CORRECTIONS = "decide_corrections"
    MERGE_RECORDS = "merge_records"
    HOLD_DISPOSAL = "hold_disposal"
    DISPOSE = "dispose"
    INVITE = "invite"
    RECORD_CONSENT = "record_consent"
    ENROL = "enrol"
    UPDATE_GATES = "update_gates"
    PLAN_TOGETHER = "plan_together"
    DECIDE_OWN_PLAN = "decide_own_plan"
    WRITE_CLOCKS = "write_clocks"
    NAME_WORKER = "name_worker"
    HAND_OVER = "hand_over"
    COLLECT_PAPERS = "collect_papers"
    ATTEND_MEETINGS = "attend_meetings"
    CALL_MEETINGS = "call_meetings"
    ASSESS = "assess"
    RECORD_LICENCES = "record_licences"
    WAIT_FOR_GROUP = "wait_for_group"
    VIEW_GROUPS = "view_groups"
    LEAD_GROUPS = "lead_groups"
    PLAN_GROUPS = "plan_groups"
    VIEW_PLACES = "view_places"
    MANAGE_PLACES = "manage_places"
    PLACE_PARTICIPANT = "place_participant"
    CLOSE_CASE = "close_case"
    RECORD_FOLLOW_UP = "record_follow_up"
    VIEW_PROGRAMMES = "view_programmes"
    MANAGE_PROGRAMMES = "manage_programmes"
    VIEW_RESULTS = "view_results"
    PUBLISH_RESULTS = "publish_results"
    VIEW_PUBLISHED_RESULTS = "view_published_results"
    VIEW_OWN_PLACEMENTS = "view_own_placements"
    VIEW_OWN_PLAN = "view_own_plan"
    DECIDE_OWN_PAPERS = "decide_own_papers"
    ATTEND_OWN_MEETINGS = "attend_own_meetings"
    WITHDRAW_OWN_CONSENT = "withdraw_own_consent"
    GIVE_OWN_CONSENT = "give_own_consent"
    READ_NOTICES = "read_notices"
    LIFT_BLOCK = "lift_block"
    BREAK_GLASS = "break_glass"
    REVIEW_EMERGENCIES = "review_emergencies"
    PROTECT_PERSON = "protect_person"
    VIEW_ROLES = "view_roles"
    SEARCH = "search"
    MANAGE_OWN_ACCOUNT = "manage_own_account"
    REVIEW_READING = "review_reading"
    NAME_FOR_PROTECTED = "name_for_protected"
    ANSWER_BARRIERS = "answer_barriers"
    PROPOSE = "propose"
    VIEW_PROPOSALS = "view_proposals"
    ANSWER_PROPOSALS = "answer_proposals"

    @property
    def label(self) -> str:
        """Return in Swedish what the role may do, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Permission.READ_NOTICES: N_("Läsa sina meddelanden i Kedjan"),
    Permission.GIVE_OWN_CONSENT: N_("Svara på frågor om sina egna samtycken"),
    Permission.VIEW_EARLY_LIST: N_("Se vems ersättning snart tar slut"),
    Permission.IMPORT_PARTICIPANTS: N_("Läsa in listor med personer"),
    Permission.VIEW_CASES: N_("Se deltagare i sina lag, så långt samtycket räcker"),
    Permission.EXPORT_OWN_INFORMATION: N_("Hämta allt som finns om en själv"),
    Permission.EXPORT_FOR_PERSON: N_("Hämta en deltagares uppgifter, när deltagaren ber om det"),
    Permission.ASK_FOR_CORRECTION: N_("Be om rättelse av det som står om en själv"),
    Permission.DECIDE_CORRECTIONS: N_("Svara på begäran om rättelse"),
    Permission.MERGE_RECORDS: N_("Slå ihop två poster om samma person"),
    Permission.HOLD_DISPOSAL: N_("Stoppa gallringen av en deltagares uppgifter"),
    Permission.DISPOSE: N_("Gallra uppgifter som inte får sparas längre"),
    Permission.INVITE: N_("Bjuda in och skriva in svaret"),
    Permission.RECORD_CONSENT: N_("Ta emot samtycke"),
    Permission.ENROL: N_("Skriva in deltagare i ett program"),
    Permission.UPDATE_GATES: N_("Skriva in hur det går med hinder"),
    Permission.PLAN_TOGETHER: N_("Föreslå i en deltagares plan och skriva in hur det går"),
    Permission.DECIDE_OWN_PLAN: N_("Bestämma över sin egen plan och skriva egna anteckningar"),
    Permission.WRITE_CLOCKS: N_("Skriva in det som startar dagar att hålla"),
    Permission.NAME_WORKER: N_("Utse vem som följer en deltagare hos den egna organisationen"),
    Permission.HAND_OVER: N_("Ta en deltagare vidare till nästa steg"),
    Permission.COLLECT_PAPERS: N_("Hämta papper med fullmakt och använda dem"),
    Permission.ATTEND_MEETINGS: N_("Se möten om deltagare, svara och läsa protokoll"),
    Permission.CALL_MEETINGS: N_("Kalla till möten, flytta och ställa in dem och skriva protokoll"),
    Permission.ASSESS: N_("Bedöma arbetsförmåga tillsammans med deltagaren"),
    Permission.RECORD_LICENCES: N_("Skriva in vem som har licens för ett instrument"),
    Permission.WAIT_FOR_GROUP: N_("Skriva upp deltagare som vill vara med i en grupp"),
    Permission.VIEW_GROUPS: N_("Se coachningsgrupper, coacher och lokaler"),
    Permission.LEAD_GROUPS: N_("Leda en coachningsgrupp som coach"),
    Permission.PLAN_GROUPS: N_("Planera coachningsgrupper och sköta coacher och lokaler"),
    Permission.VIEW_PLACES: N_("Se provplatser"),
    Permission.MANAGE_PLACES: N_("Erbjuda och stänga provplatser"),
    Permission.PLACE_PARTICIPANT: N_("Välja en provplats tillsammans med deltagaren"),
    Permission.CLOSE_CASE: N_("Avsluta ett deltagande"),
    Permission.RECORD_FOLLOW_UP: N_("Fråga hur det går efter tolv månader"),
    Permission.VIEW_PROGRAMMES: N_("Läsa om programmen"),
    Permission.MANAGE_PROGRAMMES: N_("Läsa in programfiler, organisationer och konton"),
    Permission.VIEW_RESULTS: N_("Se resultat innan de är publicerade"),
    Permission.PUBLISH_RESULTS: N_("Publicera resultat"),
    Permission.VIEW_PUBLISHED_RESULTS: N_("Se publicerade resultat"),
    Permission.VIEW_OWN_PLACEMENTS: N_("Se vem som kommer till den egna arbetsplatsen"),
    Permission.VIEW_OWN_PLAN: N_("Se sin egen plan och vem som har läst"),
    Permission.DECIDE_OWN_PAPERS: N_("Be om papper, läsa dem och säga vad de inte får användas till"),
    Permission.ATTEND_OWN_MEETINGS: N_("Se sina egna möten, svara och säga vad som behövs"),
    Permission.WITHDRAW_OWN_CONSENT: N_("Ta tillbaka sitt samtycke"),
    Permission.PROTECT_PERSON: N_("Skydda en persons identitet och peka ut vilka som får se den"),
    Permission.LIFT_BLOCK: N_("Häva en spärr för en tid, med skäl"),
    Permission.BREAK_GLASS: N_("Öppna uppgifter utan samtycke i ett nödläge"),
    Permission.REVIEW_EMERGENCIES: N_("Granska när någon har öppnat uppgifter utan samtycke"),
    Permission.SEARCH: N_("Söka bland det som rollen får se"),
    Permission.VIEW_ROLES: N_("Läsa vad varje roll får göra"),
    Permission.REVIEW_READING: N_("Granska hur den egna organisationen läser"),
    Permission.NAME_FOR_PROTECTED: N_("Peka ut någon för en skyddad person som ingen längre ser"),
    Permission.PROPOSE: N_("Föreslå vad som bör ändras i sitt program"),
    Permission.VIEW_PROPOSALS: N_("Läsa vad deltagare har föreslagit, utan namn"),
    Permission.ANSWER_PROPOSALS: N_("Svara på deltagares förslag"),
    Permission.ANSWER_BARRIERS: N_("Läsa och besvara rapporter om brister i tillgängligheten"),
    Permission.MANAGE_OWN_ACCOUNT: N_("Sköta sitt eget konto: lösenord och var det är inloggat"),
}


class NotPermitted(Exception):
    """The role lacks the permission; the web answers 403."""

    def __init__(self, permission: Permission) -> None:
        """Remember which permission was missing."""
        super().__init__(permission.value)
        self.permission = permission


def require(actor: Actor, permission: Permission) -> None:
    """Let the actor pass, or raise NotPermitted before anything is changed."""
    if not actor.may(permission):
        raise NotPermitted(permission)
