"""The zip: one page to read, which needs no network and no script, and one document for machines."""

import io
import json
import zipfile
from datetime import datetime

from django.template.loader import render_to_string

from kedjan.kernel.clock import STOCKHOLM
from kedjan.rights.domain.information import Information, as_document
from kedjan.ui.words import moment

PAGE, DOCUMENT = "information.html", "information.json"


def packed(information: Information, now: datetime) -> bytes:
    """Return the zip of the information; the names of its files are the same for everybody."""
    page = render_to_string(
        "rights/export.html",
        {"information": information, "made": moment(now), "language": information.language},
    )
    document = json.dumps(as_document(information), ensure_ascii=False, indent=1)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in ((PAGE, page), (DOCUMENT, document)):
            made = zipfile.ZipInfo(name, now.astimezone(STOCKHOLM).timetuple()[:6])
            made.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(made, text.encode())
    return file.getvalue()
