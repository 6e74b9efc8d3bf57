"""The script counts as the server does, and says the same: the same texts are given to both."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kedjan.kernel.readability import reading
from kedjan.ui.forms.reading import line_about, words_for_the_script

NODE = shutil.which("node")
pytestmark = pytest.mark.script
SCRIPT = Path(__file__).parents[3] / "src" / "kedjan" / "ui" / "static" / "ui" / "reading.js"
ASKING = """
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
const source = readFileSync(process.argv[1], "utf8");
const { reading, lineAbout } = await import("data:text/javascript;base64," + Buffer.from(source).toString("base64"));
const said = JSON.parse(process.argv[2]);
for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  console.log(JSON.stringify([reading(text), lineAbout(text, said)]));
}
"""
CORPUS = (
    "",
    "Du kan ta tillbaka. Ett samtycke hör till deltagaren.",
    "e-post, d’Artagnan och barn- och ungdomsvård: kl. 14.30–15!",
    "Rad ett\n\nRad två\r\nRad tre.\u00a0Ny mening\ufeff. Sist\x1f½ ²x 𝒜𝒷𝒸𝒹ℯ𝒻𝑔 ord",
    "Arbetsförmågebedömningen genomförs tillsammans med handläggaren på Arbetsförmedlingen efter sommaren i år.",
)
# Letters that this Python knows of; a later Unicode has more.
ANY = st.text(st.characters(exclude_categories=("Cs", "Cn")))
WORDS = st.sampled_from(["du", "avtalet", "e-post", "ÅÄÖ", "handläggaren", "samordnare", ".", ". ", "\n", ": ", " "])
Told = tuple[dict[str, int | list[str]], str]


@pytest.fixture(scope="module")
def told() -> Iterator[Callable[[str], Told]]:
    """Ask the script about one text after another."""
    assert NODE is not None
    command = [NODE, "--input-type=module", "--eval", ASKING, "--", str(SCRIPT), words_for_the_script()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as node:
        into, out = node.stdin, node.stdout
        assert into is not None
        assert out is not None

        def ask(text: str) -> Told:
            into.write(json.dumps(text) + "\n")
            found, line = json.loads(out.readline())
            return found, line

        yield ask
        into.close()


def _counted(text: str) -> Told:
    found = reading(text)
    counted: dict[str, int | list[str]] = {
        "lix": found.lix,
        "words": found.words,
        "longestSentence": found.longest_sentence,
        "longWords": list(found.long_words),
    }
    return counted, line_about(text)


@pytest.mark.parametrize("text", CORPUS)
def test_both_count_the_corpus_alike(told: Callable[[str], Told], text: str) -> None:
    assert told(text) == _counted(text)


@settings(max_examples=300, deadline=None)
@given(st.one_of(ANY, st.lists(WORDS, max_size=60).map(" ".join)))
@example("ett ord.")
def test_both_count_any_text_alike(told: Callable[[str], Told], text: str) -> None:
    assert told(text) == _counted(text)
