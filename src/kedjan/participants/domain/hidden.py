"""The one answer about a person who does not exist and one whom the actor may not see: the two cannot be told apart."""

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

NO_SUCH_PERSON = Reason("no-such-person", N_("Personen finns inte."))
