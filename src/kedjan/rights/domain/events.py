"""What the events of the log and their values are called when somebody reads about themselves.

Rule: docs/rules/own-information.md. A new event about a person needs its words here; tests/rights/test_logged_words.py
compares with the operations.
"""

from kedjan.kernel.text import N_

EVENTS = {
    "AttendanceNoted": N_("Det skrevs om du var med på en träff"),
    "BeganToWait": N_("Du skrevs upp för en grupp"),
    "BenefitAdded": N_("En ersättning skrevs in"),
    "BenefitEndChanged": N_("Ersättningens sista dag ändrades"),
    "BenefitSettled": N_("En ersättning är klar"),
    "BlockLifted": N_("En spärr hävdes"),
    "BlockLiftedForATime": N_("En spärr hävdes för en tid"),
    "BlockSet": N_("En spärr sattes"),
    "CircumstancesNoted": N_("Dina svar på checklistan skrevs in"),
    "CoachNoteWritten": N_("En coach skrev en anteckning"),
    "ChancesTold": N_("Du sa hur stora dina möjligheter till arbete är"),
    "ConsentDeclined": N_("Du sa nej till ett samtycke"),
    "ConsentProposed": N_("Du fick en fråga om samtycke"),
    "ConsentRecorded": N_("Ett samtycke lämnades"),
    "ConsentWithdrawn": N_("Ett samtycke togs tillbaka"),
    "CorrectionAsked": N_("Du bad om en rättelse"),
    "CorrectionDecided": N_("Du fick svar om en rättelse"),
    "DisposalHeld": N_("Gallringen stoppades"),
    "Enrolled": N_("Du skrevs in i ett program"),
    "FollowUpRecorded": N_("En uppföljning skrevs in"),
    "FormsChosen": N_("Du valde hur du vill ha texterna"),
    "GateMarked": N_("Läget skrevs in för något ni hjälps åt med"),
    "HandedOver": N_("Du gick vidare till nästa steg"),
    "InformationExported": N_("Dina uppgifter hämtades"),
    "InvitationAnswered": N_("Ett svar på en inbjudan kom"),
    "Invited": N_("Du blev inbjuden"),
    "MergeUndone": N_("Två poster delades igen"),
    "NamedForProtected": N_("Någon pekades ut att se dig"),
    "ParticipantAccountOpened": N_("Din inloggning öppnades"),
    "ParticipantRegistered": N_("Du kom in i registret"),
    "ParticipationClosed": N_("Ditt deltagande avslutades"),
    "PersonEntrusted": N_("Någon fick se dig"),
    "PersonProtected": N_("Din identitet skyddades"),
    "PlaceTaken": N_("Du fick en plats att prova"),
    "PlacementEnded": N_("Sista dagen på en plats ändrades"),
    "ProtectionEnded": N_("Skyddet av din identitet upphörde"),
    "QuestionAnswered": N_("Du fick svar på en fråga"),
    "QuestionAsked": N_("Du frågade vem som läst"),
    "RecordsMerged": N_("Två poster slogs ihop"),
    "RegisterCorrected": N_("En uppgift rättades"),
    "ScanKept": N_("Ett papper sparades"),
    "SeatAnswered": N_("Ett svar om en plats i en grupp kom"),
    "StoppedWaiting": N_("Du väntar inte längre på en grupp"),
    "StrengthChanged": N_("Skyddet blev ett annat"),
    "TalkNoted": N_("Ett samtal skrevs in"),
    "ToolShared": N_("Du började eller slutade dela ett verktyg"),
    "ToolWritten": N_("Du skrev i ett av dina verktyg"),
    "TrustEnded": N_("Någon får inte längre se dig"),
}

FIELDS = {
    "answering_organisation_id": N_("Svarar"),
    "asked": N_("Hur"),
    "asked_on": N_("Dag"),
    "asked_organisation_id": N_("Till vilka"),
    "benefit": N_("Ersättning"),
    "blocked_id": N_("Spärrat för"),
    "categories": N_("Slags uppgifter"),
    "employer_id": N_("Arbetsgivare"),
    "in_place": N_("Rättat direkt"),
    "is_shared": N_("Delas"),
    "moved": N_("Flyttade rader"),
    "old_ends_on": N_("Slutade förut"),
    "open_gates": N_("Inte klart"),
    "organisation_ids": N_("Vilka som får ta del"),
    "owner_id": N_("Ansvarar"),
    "programme_id": N_("Program"),
    "questions": N_("Frågor"),
    "records": N_("Antal rader"),
    "sections": N_("Antal delar"),
    "table": N_("Slags uppgift"),
    "team": N_("Laget"),
    "tool": N_("Verktyg"),
    "until": N_("Till"),
    "value": N_("Uppgift"),
    "why": N_("Skäl"),
}
"""What the values of events are called that no column is called."""

OPAQUE = frozenset(
    {
        *("account_id", "consent_id", "enrolment_id", "entrusted_id", "entrusted_ids", "follow_up_id", "gate_id"),
        *("hold_id", "import_id", "invitation_id", "merge_id", "other_id", "participant_id", "place_id"),
        *(
            "placement_id",
            "proposal_id",
            "question_id",
            "request_id",
            "scan_id",
            "seat_id",
            "waiting_id",
            "note_id",
            "group_id",
        ),
    }
)
"""Ids that say nothing to anybody: in the file for machines alone."""
