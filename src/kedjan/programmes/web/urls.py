"""The addresses of the programmes."""

from django.urls import path

from kedjan.programmes.web import views

app_name = "programmes"

urlpatterns = [
    path("", views.programme_list_page, name="programmes"),
    path("<slug:key>/", views.programme_page, name="programme"),
]
