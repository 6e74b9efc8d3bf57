"""SQL, HTML and templates in what is typed: stored as it is, shown as text, and nothing breaks."""

from collections.abc import Iterator
from html import unescape

from tests.attacks.sending import Form, Sent, browser, forms
from tests.attacks.watching import but_for_the_door, writes
from tests.support.undoing import undone
from tests.support.world import World

HTML = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
)
PLAIN = (
    "'; DROP TABLE audit_event; --",
    "' OR '1'='1",
    "\\",
    "%s %(name)s {0} $1 \\x27",
    "{{ 7|add:7 }}{% csrf_token %}",
    "=HYPERLINK(0)",
    "\N{RIGHT-TO-LEFT OVERRIDE}gnirts",
    "\N{GRINNING FACE} e\N{COMBINING ACUTE ACCENT}",
    "\N{ZERO WIDTH SPACE}x",
)
SHOWN_ELSEWHERE = {
    *(
        (name, typed)
        for name in ("journeys:begin", "workplaces:take_place")
        for typed in ("witness_name", "witness_role")
    ),
    ("consents:lift_for_a_time", "reason"),
    ("consents:lift_for_a_time", "unit"),
    ("consents:openings", "words"),
    ("help:report", "contact"),
    ("help:report", "words"),
    ("help:report_answer", "words"),
    ("rights:correction", "reason"),
    ("rights:hold", "reason"),
    ("rights:merge", "reason"),
}  # to the person, or on the page of what they have agreed to
NO_ANSWER = (HTML[1], "\x00", "9" * 400, "-1")
SHOWN_AGAIN = {
    "coaching:session_plan",
    "config:login",
    "consents:openings",
    "participants:entrust",
    "rights:correction",
    "rights:merges",
}  # not stored where nobody is called so, or a value is no such text
CLOCKS = {
    *((name, typed) for name in ("meetings:my_times", "meetings:terms") for typed in ("since_at", "until_at")),
    *((name, "begins_at") for name in ("meetings:call", "meetings:change")),
}  # what is no time of day is refused and shown again


def _pieces(longest: int) -> Iterator[str]:
    """Yield all the texts, as many at a time as the field takes."""
    piece = ""
    for text in (*HTML, *PLAIN):
        if piece and len(piece) + len(text) >= longest:
            yield piece
            piece = ""
        piece = f"{piece} {text}".strip()
    yield piece


def _pages_after(world: World, form: Form, sent: Sent) -> list[str]:
    """Return where the browser comes, and the form once more: there what was typed can be seen."""
    client = browser(world, form.actor)
    return [sent.page, *(client.get(url).content.decode(errors="replace") for url in (sent.to, form.url) if url)]


def test_text_is_stored_as_it_is_and_shown_as_text(world: World) -> None:
    wrong, tried = [], 0

    for name, form in forms(world):
        for typed, longest in form.texts.items():
            for text in _pieces(longest):
                tried += 1
                with undone():
                    sent = form.send(browser(world, form.actor), **{typed: text})
                    pages = _pages_after(world, form, sent)
                is_raw = any(html in one for one in pages for html in HTML if html in text)
                is_shown = any(text in unescape(one) for one in pages) or (name, typed) in SHOWN_ELSEWHERE
                if not (sent.is_taken or name in SHOWN_AGAIN or (name, typed) in CLOCKS) or is_raw or not is_shown:
                    wrong.append((name, typed, text, sent.status, is_raw, is_shown))

    assert wrong == []
    assert tried > 10


def test_no_answer_of_any_form_breaks_it(world: World) -> None:
    """Dates, numbers, choices and ids too: they are refused, or read as what they are, and never shown as markup."""
    broken = []

    for name, form in forms(world):
        client = browser(world, form.actor)
        for typed in (one for one in form.typed if one != "confirmed"):
            for text in NO_ANSWER:
                with undone(), writes() as written:
                    sent = form.send(client, **{typed: text})
                if (
                    sent.status >= 500
                    or (but_for_the_door(name, written) and not sent.is_taken)
                    or (text in HTML and text in sent.page)
                ):
                    broken.append((name, typed, text[:40], sent.status, written))

    assert broken == []


def test_an_id_that_the_form_does_not_offer_is_refused_whosever_it_is(world: World) -> None:
    taken, ids = [], {str(one) for one in world.ids.values()}

    for name, form in forms(world):
        client = browser(world, form.actor)
        for typed in (one for one, values in form.typed.items() if set(values) & ids):
            answers = []
            for strange in (str(world.organisation("kafeet")), "01a20093-0000-7000-8000-000000000000"):
                with undone(), writes() as written:
                    answers.append((form.send(client, **{typed: strange}).status, dict(written)))
            if answers != [(200, {}), (200, {})]:
                taken.append((name, typed, answers))

    assert taken == []
