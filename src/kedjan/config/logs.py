"""What the log of the machine may not say: the secret in the address of a link that somebody was sent."""

import logging
import re

_SECRET = re.compile(r"/(answer|seat)/[\w-]+")


class HidesSecrets(logging.Filter):
    """Takes the secret out of every address that a message names, before it is written anywhere."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Write the record, without secrets."""
        said = record.getMessage()
        if _SECRET.search(said):
            record.msg, record.args = _SECRET.sub(r"/\1/…", said), ()
        return True
