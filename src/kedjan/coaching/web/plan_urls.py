"""The addresses of the year and its plans."""

from django.urls import URLPattern

PLANS: list[URLPattern] = []
