"""The standard text of an invitation to a group: what somebody may ask for, in plain Swedish, marked for translation.

It never asks why. Rule: docs/rules/invitations.md.
"""

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.kernel.text import N_

ASK_FOR = (
    N_("ett hjälpmedel, eller plats för ditt eget"),
    N_("tolk, även till teckenspråk"),
    N_("hörslinga eller något annat för att höra"),
    N_("större text, eller att någon läser för dig"),
    N_("texterna på papper, som fil eller på något annat sätt"),
    N_("särskild mat"),
    N_("fler pauser, eller en lugn plats"),
    N_("någon som följer med dig"),
)
"""What somebody may need in order to take part. The list is open: the text before it says that there may be more."""

EVERYBODY = N_("Alla ska kunna vara med. Säg till i god tid om du behöver något, så ordnar vi det. Det kan vara:")
NOT_WHY = N_("Du behöver inte säga varför.")
SCENTS = N_("Många mår dåligt av starka dofter. Kom därför utan parfym och rakvatten.")
WAYS_TO_ASK = N_("Du kan ringa, skriva eller säga det till den som du brukar prata med hos oss.")

FIND_THE_WAY = N_("Sök din resa på nätet hos den som kör bussar och tåg där du bor. Skriv adressen som står här.")
HELP_WITH_THE_WAY = N_("Vet du inte hur du kommer dit? Ring oss, så hittar vi ett sätt.")

IT_IS_FREE = N_("Det är frivilligt. Du kan säga nej, och du behöver inte säga varför.")
AFTER_NO = N_("Säger du nej får någon annan platsen. Du står kvar i kön tills du ber oss ta bort dig.")
OTHER_TIME = N_("Vill du vara med, men en annan gång? Svara det. Då frågar vi dig om en annan grupp.")
CHANGE_YOUR_MIND = N_("Du kan ändra ditt svar tills gruppen börjar.")
TOO_LATE = N_("Hann du inte svara i tid? Ring oss ändå.")


def missing_features(offered: tuple[RoomFeature, ...]) -> tuple[RoomFeature, ...]:
    """Return what a room is not known to have, so that nobody has to find out at the door."""
    return tuple(one for one in RoomFeature if one not in offered)
