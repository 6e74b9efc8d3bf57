"""Ports to the world outside: one small interface each, a real adapter and a local one."""
