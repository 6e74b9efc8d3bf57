"""`kedjan worker`: works off the jobs that the web and the clock put into the queue."""

from argparse import ArgumentParser, Namespace

from django.core.management import call_command


def configure(parser: ArgumentParser) -> None:
    """Take how many jobs run side by side."""
    parser.add_argument("--jobs", type=int, default=2, help="how many jobs run side by side (2)")


def run(arguments: Namespace) -> int:
    """Work until told to stop; a job that runs then is finished first."""
    call_command("procrastinate", "worker", concurrency=arguments.jobs, verbosity=0)
    return 0
