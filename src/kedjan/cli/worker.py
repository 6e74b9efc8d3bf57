"""`kedjan worker`: works off the jobs that the web and the clock put into the queue."""

from argparse import ArgumentParser, Namespace

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

_JOBS = 2


def configure(parser: ArgumentParser) -> None:
    """Take how many jobs run side by side."""
    parser.add_argument("--jobs", type=int, default=_JOBS, help=f"how many jobs run side by side ({_JOBS})")


def run(arguments: Namespace) -> int:
    """Work until told to stop; a job that runs then is finished first."""
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("the queue is Django's database")
    with app.replace_connector(connector.get_worker_connector()) as working:
        working.run_worker(concurrency=arguments.jobs)
    return 0
