"""The address of notices."""

from django.urls import path

from kedjan.notices.web import views

app_name = "notices"

urlpatterns = [path("", views.notices_page, name="notices")]
