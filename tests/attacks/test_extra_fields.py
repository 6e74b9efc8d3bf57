"""Mass assignment: whatever is sent beside a form's own fields changes nothing of what is written."""

from dataclasses import replace

from django.apps import apps

from tests.attacks.sending import Form, Typed, browser, forms
from tests.attacks.watching import statements
from tests.support.undoing import undone
from tests.support.world import World

OFTEN_TRIED = {
    "pk",
    "actor",
    "role",
    "permissions",
    "purpose",
    "now",
    "is_admin",
    "next",
    "_method",
    "kind",
    "language",
}


def extras(world: World, form: Form) -> Typed:
    """Return every column that any table has, and more, but for the form's own fields; with a value that would bite."""
    columns = {
        name for model in apps.get_models() for one in model._meta.concrete_fields for name in (one.name, one.attname)
    }
    sent = form.names | set(form.typed)
    own = {name.removesuffix(part) for name in sent for part in ("", "_day", "_month", "_year")}
    return {name: [str(world.organisation("kafeet"))] for name in sorted((columns | OFTEN_TRIED) - own)}


def test_extra_fields_change_nothing(world: World) -> None:
    different, most = {}, 0

    for name, form in forms(world):
        with undone(), statements(world) as plain:
            expected = form.send(browser(world, form.actor)).status
        more = extras(world, form)
        most = max(most, len(more))
        with undone(), statements(world) as with_more:
            answered = replace(form, typed={**more, **form.typed}).send(browser(world, form.actor)).status
        if (answered, with_more) != (expected, plain):
            different[name] = (answered, [one for one in zip(plain, with_more, strict=False) if one[0] != one[1]])

    assert different == {}
    assert most > 100
