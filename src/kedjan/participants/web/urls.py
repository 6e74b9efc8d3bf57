"""The addresses of imports and of protected identity."""

from django.urls import path

from kedjan.participants.web import decisions, files, protection

app_name = "participants"

_IMPORT = "imports/<uuid:import_id>/"
_PROTECTION = "<uuid:participant_id>/protection/"

urlpatterns = [
    path("imports/", files.imports_page, name="imports"),
    path("imports/example.csv", files.example_file, name="import_example"),
    path(_IMPORT, files.import_page, name="import"),
    path(f"{_IMPORT}confirm/", decisions.confirm_page, name="import_confirm"),
    path(f"{_IMPORT}discard/", decisions.discard_page, name="import_discard"),
    path(_PROTECTION, protection.protection_page, name="protection"),
    path(f"{_PROTECTION}name/", protection.entrust_page, name="entrust"),
    path(f"{_PROTECTION}named/<uuid:account_id>/remove/", protection.end_trust_page, name="end_trust"),
    path(f"{_PROTECTION}strength/", protection.strength_page, name="strength"),
    path(f"{_PROTECTION}end/", protection.end_protection_page, name="end_protection"),
]
