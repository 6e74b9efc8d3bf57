"""The forms of assessments: they read what was typed; the operations decide."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kedjan.assessments.domain.codes import Rater
from kedjan.assessments.domain.instrument import Area, Instrument, Item
from kedjan.assessments.domain.rating import COMMENT_MOST, Answer, Answers, Beside, Pair
from kedjan.assessments.domain.starting import Task
from kedjan.assessments.domain.writing import Remark
from kedjan.kernel.ids import AccountId
from kedjan.ui.forms import DateField, EasyText, ReadByParticipants
from kedjan.ui.forms.choices import offer
from kedjan.ui.words import language

_NO_STEP = "no-"
_LINE = 200


class TaskForm(ReadByParticipants):
    """A real task that was seen: what, where, when and with which aids."""

    what = forms.CharField(label=_("Vilken arbetsuppgift?"), max_length=_LINE, required=False)
    place = forms.CharField(label=_("Var?"), max_length=_LINE, required=False)
    on = DateField(label=_("Vilken dag?"), required=False)
    aids = forms.CharField(
        label=_("Hjälpmedel och anpassningar"),
        help_text=_("De sänker aldrig bedömningen. Skriv det som användes, inte varför."),
        max_length=COMMENT_MOST,
        required=False,
        widget=EasyText(attrs={"rows": 3}),
    )

    def task(self) -> Task:
        """Return the task that was typed."""
        typed = self.cleaned_data
        return Task(typed["what"], typed["place"], typed["aids"], typed["on"])


class DemandsForm(forms.Form):
    """Which observed task is described."""

    observation = forms.ChoiceField(
        label=_("Vilken uppgift beskriver du?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj en uppgift som har prövats.")},
    )

    def __init__(self, data: QueryDict | None, *, observations: Iterable[tuple[str, str]]) -> None:
        """Take the observations as (id, what)."""
        super().__init__(data)
        offer(self, "observation", observations)

    def observation_id(self) -> UUID:
        """Return what was chosen."""
        return UUID(self.cleaned_data["observation"])


class RatingForm(ReadByParticipants):
    """One area: an answer to each item, and a comment to whoever wants to give one."""

    def __init__(
        self, data: QueryDict | None, *, instrument: Instrument, area: Area, rater: Rater, known: Answers
    ) -> None:
        """Ask the area's questions, with what was answered before."""
        super().__init__(data)
        self.area = area
        choices = [(str(one.value), one.label.text_in(language())) for one in instrument.scale.steps]
        choices += [(f"{_NO_STEP}{one.code}", one.label.text_in(language())) for one in instrument.missing_for(rater)]
        for item in area.items:
            self._ask(item, choices, rater, known.get(item.key, Answer()))

    def _ask(self, item: Item, choices: list[tuple[str, str]], rater: Rater, known: Answer) -> None:
        said = item.ask if rater is Rater.SELF else item.look_for
        title = item.title.text_in(language())
        question = said.text_in(language()) if said else title
        self.fields[item.key] = forms.ChoiceField(
            label=question if rater is Rater.SELF else title,
            help_text="" if rater is Rater.SELF else question,
            choices=choices,
            required=False,
            initial=_typed(known),
            widget=forms.RadioSelect,
        )
        self.fields[_comment(item)] = forms.CharField(
            label=_("Vill du skriva något mer? (%(item)s)") % {"item": title},
            required=False,
            max_length=COMMENT_MOST,
            initial=known.comment,
            widget=(forms.Textarea if rater is Rater.SELF else EasyText)(attrs={"rows": 2}),
        )

    def answers(self) -> dict[str, Answer]:
        """Return what was answered or commented."""
        found = {}
        for item in self.area.items:
            chosen: str = self.cleaned_data[item.key]
            comment: str = self.cleaned_data[_comment(item)]
            missing = chosen.removeprefix(_NO_STEP) if chosen.startswith(_NO_STEP) else ""
            value = int(chosen) if chosen and not missing else None
            if chosen or comment:
                found[item.key] = Answer(value, missing, comment)
        return found


class AgreementForm(ReadByParticipants):
    """What two came to: in words, and a step where their answers differ."""

    text = forms.CharField(
        label=_("Det vi kom fram till"),
        help_text=_("Skriv det tillsammans. Skriv vad som behövs, inte varför."),
        max_length=COMMENT_MOST,
        widget=EasyText(attrs={"rows": 5}),
        error_messages={"required": _("Skriv vad ni kom fram till.")},
    )

    def __init__(self, data: QueryDict | None, *, instrument: Instrument, pairs: Iterable[Pair], text: str) -> None:
        """Ask about each item where the two answers are not the same."""
        super().__init__(data, initial={"text": text})
        steps = [(str(one.value), one.label.text_in(language())) for one in instrument.scale.steps]
        for pair in pairs:
            if pair.beside in {Beside.SAME, Beside.NONE}:
                continue
            self.fields[pair.item.key] = forms.ChoiceField(
                label=pair.item.title.text_in(language()),
                choices=[*steps, ("", _("Vi ser olika på det"))],
                required=False,
                initial="" if pair.agreed is None else str(pair.agreed),
                widget=forms.RadioSelect,
            )

    def steps(self) -> dict[str, int]:
        """Return the steps that were chosen."""
        return {key: int(value) for key, value in self.cleaned_data.items() if key != "text" and value}


class RemarkForm(forms.Form):
    """How the person sees an answer about them."""

    agrees = forms.ChoiceField(
        label=_("Håller du med?"),
        choices=[("yes", _("Ja, jag håller med")), ("no", _("Nej, jag ser det på ett annat sätt"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj ja eller nej.")},
    )
    text = forms.CharField(
        label=_("Så här ser jag på det"),
        required=False,
        max_length=COMMENT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def remark(self) -> Remark:
        """Return what was said."""
        return Remark(agrees=self.cleaned_data["agrees"] == "yes", text=self.cleaned_data["text"])


class LicenceForm(forms.Form):
    """Who holds which licence, from when and until when."""

    account = forms.ChoiceField(label=_("Vem?"))
    licence = forms.ChoiceField(label=_("Vilken licens eller kurs?"))
    since_on = DateField(label=_("Gäller från och med"))
    until_on = DateField(
        label=_("Gäller till och med"), help_text=_("Lämna tomt om den inte har någon sista dag."), required=False
    )

    def __init__(
        self, data: QueryDict | None, *, staff: Iterable[tuple[str, str]], licences: Iterable[str], today: date
    ) -> None:
        """Take colleagues as (id, name) and the licences that instruments ask for."""
        super().__init__(data, initial={"since_on": today})
        offer(self, "account", staff)
        offer(self, "licence", [(one, one) for one in licences])

    def account_id(self) -> AccountId:
        """Return who was chosen."""
        return AccountId(UUID(self.cleaned_data["account"]))


def _comment(item: Item) -> str:
    return f"{item.key}-comment"


def _typed(answer: Answer) -> str:
    if answer.missing:
        return f"{_NO_STEP}{answer.missing}"
    return "" if answer.value is None else str(answer.value)
