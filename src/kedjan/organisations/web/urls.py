"""The addresses of the roles, and of one's own account."""

from django.urls import path

from kedjan.organisations.web import account, drafts, preferences, saved, views

app_name = "organisations"

urlpatterns = [
    path("roles/", views.roles, name="roles"),
    path("account/", account.account_page, name="account"),
    path("account/preferences/", preferences.preferences_page, name="preferences"),
    path("account/lists/", saved.saved_lists_page, name="saved_lists"),
    path("account/lists/<slug:list_key>/save/", saved.save_list_page, name="save_list"),
    path("drafts/", drafts.drafts_page, name="drafts"),
    path("account/password/", account.password_page, name="password"),
    path("account/sessions/<slug:handle>/end/", account.end_session_page, name="end_session"),
    path("account/sessions/end-others/", account.end_others_page, name="end_others"),
]
