"""Coaching groups of a year: a problem in, a proven plan out, a verifier that owes the solver nothing, and reasons.

The formats stand in docs/rules/coaching-groups.md. Nothing here knows a person: opaque ids, homes, weeks and needs.
"""
