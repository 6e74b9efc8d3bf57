"""The addresses of coaches, rooms and who waits."""

from django.urls import URLPattern

RESOURCES: list[URLPattern] = []
