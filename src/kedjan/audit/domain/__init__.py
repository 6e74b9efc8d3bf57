"""The rules of the sealed log, without a database: what a seal says, what can be wrong. docs/rules/audit.md."""
