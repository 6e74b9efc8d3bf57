"""The addresses of the year and its plans."""

from django.urls import URLPattern, path

from kedjan.coaching.web import plan_changing, plan_comparing, plan_holding, plan_illness, plan_locking, plans

_PLAN = "groups/plans/<uuid:plan_id>/"

PLANS: list[URLPattern] = [
    path("groups/", plans.groups_page, name="groups"),
    path("groups/ill/<uuid:coach_id>/", plan_illness.ill_page_view, name="ill"),
    path("groups/starts/<uuid:start_id>/cancel/", plan_illness.cancel_page, name="start_cancel"),
    path("groups/plans/new/", plans.new_plan_page, name="plan_new"),
    path(_PLAN, plans.plan_page_view, name="plan"),
    path(f"{_PLAN}compare/", plan_comparing.compare_page_view, name="plan_compare"),
    path(f"{_PLAN}locks/", plan_locking.locks_page_view, name="plan_locks"),
    path(f"{_PLAN}again/", plan_locking.again_page_view, name="plan_again"),
    path(f"{_PLAN}undo/", plan_locking.undo_page_view, name="plan_undo"),
    path(f"{_PLAN}groups/<slug:code>/", plan_changing.group_page_view, name="plan_group"),
    path(f"{_PLAN}people/<slug:person_code>/", plan_changing.person_page_view, name="plan_person"),
    path(f"{_PLAN}stop/", plans.stop_page, name="plan_stop"),
    path(f"{_PLAN}remove/", plans.discard_page, name="plan_discard"),
    path(f"{_PLAN}publish/", plan_holding.publish_page_view, name="plan_publish"),
    path(f"{_PLAN}why/<slug:explained>/<slug:code>/", plan_holding.why_page_view, name="plan_why"),
]
