"""Which passwords are made of what anybody around could guess. In prose: docs/rules/login.md, "Passwords". Pure.

Known words are taken away from the password, also when letters are written as digits or signs; what is left must still
be something. So a sentence may well hold the name of a town, but "Sunne-2026!" is nothing but a town and a year.
"""

import re
from collections.abc import Iterable

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

LEAST_LEFT = 6
"""So many letters must be left when every known word has been taken away."""
_SHORTEST = 3
_AS_LETTERS = str.maketrans({"@": "a", "4": "a", "0": "o", "3": "e", "1": "i", "!": "i", "$": "s", "5": "s", "7": "t"})
_WORD = re.compile(r"[^\W\d_]+")

# What people choose who must choose something, at work in Sweden: the product, seasons, months, days, and the keyboard.
_WORDS = """
    kedjan framsteget samordning samordningsförbund förbund rehabilitering rehab arbetsliv deltagare handläggare
    coach försäkringskassan forsakringskassan arbetsförmedlingen arbetsformedlingen kommun kommunen regionen region
    socialtjänsten socialtjansten vårdcentralen vardcentralen sverige sweden svensk värmland varmland
    lösenord losenord lösenordet password passord hemligt hemlig secret admin administrator användare anvandare login
    logga inlogg inloggning konto jobb jobbet arbete kontor kontoret dator datorn välkommen valkommen welcome hejsan
    sommar sommaren vinter vintern höst hösten host hosten vår våren var varen januari februari mars april maj juni
    juli augusti september oktober november december måndag mandag tisdag onsdag torsdag fredag lördag lordag söndag
    sondag älskar alskar älskling alskling fotboll hockey qwerty qwertyuiop asdfgh asdfghjkl zxcvbn abcdef
"""
OF_THE_SURROUNDINGS = frozenset(_WORDS.split())


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of names that are long enough to say something, in lower case."""
    found = (word for text in texts for word in _WORD.findall(text.casefold()))
    return frozenset(word for word in found if len(word) >= _SHORTEST)


def refusals_of_password(password: str, around: frozenset[str]) -> tuple[Reason, ...]:
    """Return why the password will not do; around: the words of those who know its owner (`words_in`)."""
    known = sorted(OF_THE_SURROUNDINGS | around, key=len, reverse=True)
    plain = password.casefold()
    if min(_left(plain, known), _left(plain.translate(_AS_LETTERS), known)) >= LEAST_LEFT:
        return ()
    return (
        Reason(
            "password-of-the-surroundings",
            N_("Lösenordet består mest av ord som är lätta att gissa: namn, platser, årstider, Kedjan."),
        ),
    )


def _left(text: str, known: Iterable[str]) -> int:
    """Return how many letters are left without the words, not counting one letter that is written again and again."""
    for word in known:
        text = text.replace(word, " ")
    return len(re.sub(r"(.)\1+", r"\1", "".join(_WORD.findall(text))))
