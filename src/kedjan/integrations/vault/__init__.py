"""Encryption of single fields, the blind index that finds them again, and the keys of both, which can be changed."""

from kedjan.integrations.vault.columns import BlindIndex, BlindKeys, SealedColumn
from kedjan.integrations.vault.keys import vault
from kedjan.integrations.vault.sealing import CannotOpenValue, Vault

__all__ = ["BlindIndex", "BlindKeys", "CannotOpenValue", "SealedColumn", "Vault", "vault"]
