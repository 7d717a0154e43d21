from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claims.analyse.figure import Figure
from claims.analyse.pipeline import COMPONENTS, load_pipeline
from claims.errors import PipelineError

from .factories import make_doc


def test_the_components_say_what_they_need_and_nothing_is_missing() -> None:
    assert load_pipeline().analyze_pipes()["problems"] == {name: [] for name in load_pipeline().pipe_names}


def test_a_pipeline_without_the_earlier_components_is_told() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claims_counted")
    assert "doc._.claims_figures" in nlp.analyze_pipes()["problems"]["claims_counted"]


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_is_an_entry_point_of_the_package(name: str, root: object) -> None:
    import tomllib
    from importlib import import_module
    from pathlib import Path

    project = tomllib.loads((Path(str(root)) / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, function = project["entry-points"]["spacy_factories"][name].split(":")
    component = getattr(import_module(module), function)(spacy.blank("en"), name)
    assert callable(component)


def run(doc: Doc) -> tuple[Figure, ...]:
    """Run the components alone, in a pipeline that has nothing else."""
    nlp = spacy.blank("en")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return tuple(doc._.claims_figures)


@pytest.mark.parametrize(
    ("sentence", "lemmas", "expected"),
    [
        pytest.param(
            "Exceeding/VBG/0/ROOT 40/CD/0/nummod",
            {},
            {"comparator": ">", "unit": None},
            id="a comparator at the root",
        ),
        pytest.param(
            "Rebels/NNS/1/nsubj burned/VBD/1/ROOT 14/CD/3/nummod villages/NNS/1/obj in/IN/5/case 2003/CD/1/obl",
            {"burned": "burn"},
            {"unit": "village", "counted": "villages", "time_text": "in 2003"},
            id="a noun and a year",
        ),
        pytest.param(
            "Floods/NNS/1/nsubj killed/VBD/1/ROOT nineteen/CD/1/obj",
            {"killed": "kill"},
            {"unit": "person", "counted": "killed"},
            id="a verb that takes people",
        ),
        pytest.param(
            "A/DT/1/det town/NN/5/nsubj of/IN/4/case about/RB/4/advmod 2,600/CD/1/nmod slept/VBD/5/ROOT",
            {},
            {"unit": "person", "comparator": "~"},
            id="a town of so many",
        ),
        pytest.param(
            "Osei/NNP/1/nsubj said/VBD/1/ROOT rents/NNS/3/nsubj "
            "fell/VBD/1/ccomp by/IN/6/case 4/CD/6/nummod percent/NN/3/obl",
            {"said": "say", "fell": "fall"},
            {"attribution": "Osei", "attribution_cue": "said", "change": "decrease", "counted": "rents"},
            id="indirect speech and a change",
        ),
        pytest.param(
            "Rents/NNS/1/nsubj fell/VBD/1/ROOT to/IN/4/case 4/CD/4/nummod percent/NN/1/obl",
            {"fell": "fall"},
            {"change": None, "counted": "Rents"},
            id="a level",
        ),
        pytest.param(
            "Officials/NNS/3/nsubj:pass were/VBD/3/aux:pass not/RB/3/advmod "
            "told/VBN/3/ROOT of/IN/6/case 12/CD/6/nummod leaks/NNS/3/obl",
            {"told": "tell"},
            {"attribution": None, "unit": "leak"},
            id="who is told is no source",
        ),
        pytest.param(
            "He/PRP/1/nsubj owns/VBZ/1/ROOT 9/CD/3/nummod mills/NNS/1/obj "
            ",/,/7/punct of/IN/6/case which/WDT/7/nmod 4/CD/8/nsubj run/VBP/3/acl:relcl",
            {},
            {"unit": "mill"},
            id="of which",
        ),
        pytest.param(
            "The/DT/1/det dead/JJ/2/nsubj numbered/VBD/2/ROOT over/IN/4/case 300/CD/2/obj",
            {"numbered": "number"},
            {"unit": "person", "comparator": ">", "low": 300, "high": None},
            id="the dead",
        ),
    ],
)
def test_the_rules_on_parses_made_by_hand(sentence: str, lemmas: dict[str, str], expected: dict[str, object]) -> None:
    figure = run(make_doc(sentence, lemmas=lemmas))[-1]
    assert {name: getattr(figure, name) for name in expected} == expected


def test_a_pipeline_that_is_not_there_is_told() -> None:
    with pytest.raises(PipelineError, match="no such pipeline"):
        load_pipeline("no_such_pipeline")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: object) -> None:
    spacy.blank("en").to_disk(f"{tmp_path}/blank")
    with pytest.raises(PipelineError, match="Universal Dependencies"):
        load_pipeline(f"{tmp_path}/blank")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("They paid $5.4m.", ["$", "5.4", "m", "."], id="magnitude before the full stop"),
        pytest.param("They paid $US5m.", ["$US", "5", "m", "."], id="Australian order"),
        pytest.param("They paid HK$40p.", ["HK$", "40", "p", "."], id="pence before the full stop"),
        pytest.param("They paid two-year-old J. Li.", ["two", "-", "year", "-", "old", "J.", "Li", "."], id="hyphens"),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert [token.text for token in load_pipeline().make_doc(text)][2:] == words


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("The repairs cost $5.4m.", 5_400_000, 5_400_000, id="magnitude before the full stop"),
        pytest.param("The club was sold for USD10m.", 10_000_000, 10_000_000, id="code and magnitude"),
        pytest.param("Fines went from $200 to $4 million that year.", 200, 4_000_000, id="own magnitude"),
        pytest.param("Fines of $2 to $4 million were paid.", 2_000_000, 4_000_000, id="shared magnitude"),
    ],
)
def test_values_read_through_the_shipped_pipeline(text: str, low: int, high: int) -> None:
    figures = [figure for figure in load_pipeline()(text)._.claims_figures if figure.kind == "money"]
    assert (figures[0].low, figures[-1].high) == (low, high)


WORDS = [
    *("Some/DT", "40/CD", "guns/NNS", "seized/VBN", "in/IN", "March/NNP", ",/,", "worth/JJ", "over/IN", "$/$", "5/CD"),
    *("million/CD", ",/,", "he/PRP", "said/VBD"),
]
LABELS = [
    *("nsubj", "obj", "obl", "nmod", "nummod", "compound", "acl", "acl:relcl", "conj", "advcl", "ccomp", "xcomp"),
    *("appos", "case", "punct", "parataxis", "dep"),
]


@settings(max_examples=60, deadline=None)
@given(
    heads=st.tuples(*(st.integers(0, max(0, place - 1)) for place in range(len(WORDS)))),
    labels=st.tuples(*(st.sampled_from(LABELS) for _ in WORDS)),
    backwards=st.booleans(),
)
def test_any_tree_whatever_comes_to_figures(heads: tuple[int, ...], labels: tuple[str, ...], backwards: bool) -> None:
    last = len(WORDS) - 1
    if backwards:
        heads = tuple(last - head for head in reversed(heads))
        labels = tuple(reversed(labels))
    root = last if backwards else 0
    marks = [
        f"{word}/{head}/{'ROOT' if place == root else label}"
        for place, (word, head, label) in enumerate(zip(WORDS, heads, labels, strict=True))
    ]
    assert {figure.low for figure in run(make_doc(" ".join(marks)))} >= {40, 5_000_000}
