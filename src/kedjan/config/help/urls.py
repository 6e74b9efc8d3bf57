"""The addresses of help."""

from django.urls import path

from kedjan.config.help import answering, reporting, views
from kedjan.config.tour.views import tour_page

app_name = "help"

urlpatterns = [
    path("", views.help_page, name="help"),
    path("words/", views.words_page, name="words"),
    path("tour/", tour_page, name="tour"),
    path("news/", views.news_page, name="news"),
    path("accessibility/", views.accessibility_page, name="accessibility"),
    path("accessibility/report/", reporting.report_page, name="report"),
    path("accessibility/report/sent/", reporting.sent_page, name="report_sent"),
    path("accessibility/reports/", answering.reports_page, name="reports"),
    path("accessibility/reports/<uuid:report_id>/", answering.answer_page, name="report_answer"),
]
