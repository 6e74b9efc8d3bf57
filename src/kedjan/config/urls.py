"""Every address of the web."""

from django.urls import path

from kedjan.config.views import health

urlpatterns = [
    path("health/", health, name="health"),
]
