"""Logging in by an OpenID provider, such as a broker of e-ID: one question, one answer, everything in it checked."""

from kedjan.integrations.openid.answering import CannotTrustAnswer, Claims, redeem
from kedjan.integrations.openid.asking import Asked, ask
from kedjan.integrations.openid.provider import CannotReachProvider, Provider, provider_of_settings

__all__ = [
    "Asked",
    "CannotReachProvider",
    "CannotTrustAnswer",
    "Claims",
    "Provider",
    "ask",
    "provider_of_settings",
    "redeem",
]
