"""The gallery's address."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from kedjan.ui.gallery import gallery


@pytest.mark.parametrize("name", ["nothing", "../base", "_status"])
def test_a_page_that_the_gallery_does_not_list_is_not_there(name: str) -> None:
    request = RequestFactory().get("/gallery/", {"page": name})

    with pytest.raises(Http404):
        gallery(request)
