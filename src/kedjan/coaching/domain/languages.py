"""Languages that a coach can speak beside Swedish, by ISO 639: the national minorities' and those often asked for."""

from collections.abc import Mapping
from types import MappingProxyType

from kedjan.kernel.text import N_

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "sq": N_("Albanska"),
        "am": N_("Amhariska"),
        "ar": N_("Arabiska"),
        "bks": N_("Bosniska, kroatiska eller serbiska"),
        "prs": N_("Dari"),
        "en": N_("Engelska"),
        "fi": N_("Finska"),
        "yi": N_("Jiddisch"),
        "ku": N_("Kurdiska"),
        "fit": N_("Meänkieli"),
        "fa": N_("Persiska"),
        "pl": N_("Polska"),
        "rom": N_("Romani chib"),
        "ro": N_("Rumänska"),
        "ru": N_("Ryska"),
        "se": N_("Samiska"),
        "so": N_("Somaliska"),
        "es": N_("Spanska"),
        "swl": N_("Svenskt teckenspråk"),
        "th": N_("Thailändska"),
        "ti": N_("Tigrinska"),
        "tr": N_("Turkiska"),
        "uk": N_("Ukrainska"),
    }
)
"""Their Swedish names by code, in the order of the names, marked for translation."""
