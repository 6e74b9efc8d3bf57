"""Encryption of single fields, the blind index that finds them again, and the keys of both, which can be changed."""

from kedjan.integrations.vault.columns import BlindIndex, SealedColumn
from kedjan.integrations.vault.keys import vault
from kedjan.integrations.vault.sealing import CannotOpenValue, Vault

__all__ = ["BlindIndex", "CannotOpenValue", "SealedColumn", "Vault", "vault"]
