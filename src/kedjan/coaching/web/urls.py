"""The addresses of coaching groups."""

from kedjan.coaching.web.leading_urls import LEADING
from kedjan.coaching.web.plan_urls import PLANS
from kedjan.coaching.web.resource_urls import RESOURCES

app_name = "coaching"

urlpatterns = [*RESOURCES, *PLANS, *LEADING]
