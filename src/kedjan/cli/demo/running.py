"""`kedjan demo`: database, story, web and worker in one command, on this machine alone, and stopped with it."""

import os
from argparse import ArgumentParser, Namespace

from kedjan.cli.demo.beginning import clear_away, story_marker, tell_of_groups_once, tell_once
from kedjan.cli.demo.engines import promise_engines, ready_engines
from kedjan.cli.installation import installation
from kedjan.cli.migrations import bring_up_to_date
from kedjan.cli.processes import Children, free_port, stop_on_signals
from kedjan.cli.serve import DEFAULT_PORT, start_web, wait_for_web


def configure(parser: ArgumentParser) -> None:
    """Take the port, and whether to begin again."""
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"port on 127.0.0.1 ({DEFAULT_PORT}); 0: any")
    parser.add_argument("--afresh", action="store_true", help="throw the demo's data away first and begin anew")


def run(arguments: Namespace) -> int:
    """Start everything, say where the first page is when it answers, and run until told to stop."""
    stop_on_signals()
    port = free_port(arguments.port)
    marker = story_marker()
    clear_away(marker, all_of_it=arguments.afresh)
    os.environ["KEDJAN_DEMO"] = "1"
    with installation(sole=True, make_keys=True) as urls, Children() as children:
        bring_up_to_date(urls)
        tell_once(urls, children, marker)
        promise_engines()
        start_web(children, port)
        wait_for_web(children, port)
        children.start("worker", "kedjan.cli.main", "worker")
        print(f"Kedjan: http://127.0.0.1:{port}/", flush=True)
        tell_of_groups_once(urls, children)
        ready_engines(children)
        children.watch()
    return 0
