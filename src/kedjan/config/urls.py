"""Every address of the web."""

from django.urls import include, path

from kedjan.config import eid, views, way_in
from kedjan.config.search.views import search_page
from kedjan.config.second_step import account_views, confirming, login_views
from kedjan.ui.gallery import gallery

_OWN = (
    [
        path("", views.start, name="start"),
        path("login/", way_in.log_in, name="login"),
        path("logout/", way_in.log_out, name="logout"),
        path("login/code/", login_views.code_page, name="code"),
        path("login/passkey/", login_views.passkey_login, name="passkey_login"),
        path("login/passkey/options/", login_views.passkey_options, name="passkey_options"),
        path("login/e-id/", eid.start_page, name="eid_start"),
        path("login/e-id/back/", eid.back_page, name="eid_back"),
        path("account/e-id/link/", eid.link_page, name="eid_link"),
        path("account/e-id/unlink/", eid.unlink_page, name="eid_unlink"),
        path("account/confirm/", confirming.confirm_page, name="confirm"),
        path("account/second-step/", account_views.overview_page, name="second_step"),
        path("account/second-step/app/", account_views.app_page, name="second_step_app"),
        path("account/second-step/passkey/", account_views.passkey_page, name="second_step_passkey"),
        path("account/second-step/codes/", account_views.codes_page, name="second_step_codes"),
        path("account/second-step/<int:method_id>/remove/", account_views.remove_page, name="second_step_remove"),
        path("search/", search_page, name="search"),
        path("session/", way_in.session, name="session"),
        path("no-role/", way_in.no_role, name="no_role"),
        path("demo/", views.demo, name="demo"),
        path("demo/<uuid:account_id>/", views.step_in, name="step_in"),
    ],
    "config",
)

urlpatterns = [
    path("", include(_OWN)),
    path("health/", views.health, name="health"),
    path("gallery/", gallery, name="gallery"),
    path("help/", include("kedjan.config.help.urls")),
    path("language/", views.language, name="set_language"),
    path("", include("kedjan.reviews.web.urls")),
    path("", include("kedjan.consents.web.urls")),
    path("", include("kedjan.journeys.web.urls")),
    path("", include("kedjan.plans.web.urls")),
    path("", include("kedjan.meetings.web.urls")),
    path("", include("kedjan.papers.web.urls")),
    path("", include("kedjan.councils.web.urls")),
    path("", include("kedjan.coaching.web.urls")),
    path("", include("kedjan.workplaces.web.urls")),
    path("", include("kedjan.outcomes.web.urls")),
    path("notices/", include("kedjan.notices.web.urls")),
    path("", include("kedjan.organisations.web.urls")),
    path("", include("kedjan.rights.web.urls")),
    path("participants/", include("kedjan.participants.web.urls")),
    path("programmes/", include("kedjan.programmes.web.urls")),
]

# Django's own looks at what was sent to make a token, and fails again where that is what could not be read.
handler400 = views.bad_request
