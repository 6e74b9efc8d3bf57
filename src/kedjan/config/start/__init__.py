"""The start page of each role: what now?"""

from kedjan.config.start.page import StartPage, start_page

__all__ = ["StartPage", "start_page"]
