"""The addresses of a group that is led."""

from django.urls import URLPattern

LEADING: list[URLPattern] = []
