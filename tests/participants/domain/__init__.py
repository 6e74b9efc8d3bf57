"""The pure rules about people."""
