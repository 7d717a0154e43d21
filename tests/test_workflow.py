"""Where the stages meet, with an analysis that needs no pipeline."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

import claims
from claims import extraction, workflow
from claims.errors import ClaimsError, PipelineError, ReadError
from claims.extraction import fingerprint
from claims.read import Metadata
from claims.records import Document
from claims.settings import TopicWords
from claims.store import Store
from claims.workflow import Added, Failed, Outcome, Replaced, Unchanged, extract_documents, find_neighbours

from .stand_in import DigitAnalyser


def kinds(outcomes: list[Outcome]) -> list[type]:
    return [type(outcome) for outcome in outcomes]


def test_outcomes_tell_what_became_of_each_document(documents: Path, analyser: DigitAnalyser) -> None:
    with Store.open("claims.db") as store:
        assert kinds(list(extract_documents(["documents"], store=store))) == [Added, Added]
        (documents / "one.md").write_text("Now 8 guns.", encoding="utf-8")
        assert kinds(list(extract_documents(["documents", "gone"], store=store))) == [Replaced, Unchanged, Failed]


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        pytest.param({}, Unchanged, id="nothing"),
        pytest.param({"force": True}, Replaced, id="forced"),
        pytest.param({"overrides": Metadata(published="2001")}, Replaced, id="other metadata"),
        pytest.param({"settings": workflow.Settings(pipeline="other")}, Replaced, id="other pipeline"),
        pytest.param(
            {"settings": workflow.Settings(topics={"bees": TopicWords(words=("hive",))})}, Replaced, id="own topics"
        ),
    ],
)
def test_what_makes_a_document_out_of_date(
    documents: Path, analyser: DigitAnalyser, again: dict[str, object], expected: type
) -> None:
    with Store.open("claims.db") as store:
        list(extract_documents(["documents/one.md"], store=store))
        assert kinds(list(extract_documents(["documents/one.md"], store=store, **again))) == [expected]  # type: ignore[arg-type]


def test_new_rules_make_documents_out_of_date(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(None)
    monkeypatch.setattr(extraction, "RULES_VERSION", extraction.RULES_VERSION + 1)
    assert fingerprint(None) != before != fingerprint("other")


class FailingAnalyser(DigitAnalyser):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def analyse(self, document: Document) -> SimpleNamespace:
        raise self.error


def test_a_document_that_fails_in_analysis_does_not_stop_the_others(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "load_analyser", lambda pipeline: FailingAnalyser(ClaimsError("odd", hint="try")))
    outcomes = list(extract_documents(["documents"]))
    assert [outcome.failure.reason for outcome in outcomes if isinstance(outcome, Failed)] == ["odd (try)", "odd (try)"]


def test_a_pipeline_that_fails_stops_all(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "load_analyser", lambda pipeline: FailingAnalyser(PipelineError("no pipeline")))
    with pytest.raises(PipelineError, match="no pipeline"):
        list(extract_documents(["documents"]))


def test_the_analyser_is_not_made_before_it_is_needed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "load_analyser", lambda pipeline: pytest.fail("made for nothing"))
    assert kinds(list(extract_documents(["gone.txt"]))) == [Failed]


@pytest.mark.parametrize(
    ("given", "quotes"),
    [
        pytest.param("documents/one.md", ["70", "12"], id="a path as text"),
        pytest.param(Path("documents/one.md"), ["70", "12"], id="a path"),
        pytest.param("documents", ["70", "12", "90"], id="a folder"),
        pytest.param("There were 5 boats.", ["5"], id="a text"),
        pytest.param("There were 5 boats. " * 500, ["5"] * 500, id="a text longer than any path"),
    ],
)
def test_extract_takes_paths_and_texts(
    documents: Path, analyser: DigitAnalyser, given: str | Path, quotes: list[str]
) -> None:
    assert [claim.quote for claim in claims.extract(given)] == quotes


def test_extract_takes_metadata_and_incidental_numbers(folder: Path, analyser: DigitAnalyser) -> None:
    found = claims.extract("There were 5 boats and 1 raft.", incidental=True, author="Ann Alder", published="May 2001")
    assert [(claim.quote, claim.author, claim.published) for claim in found] == [
        ("5", "Ann Alder", "2001-05"),
        ("1", "Ann Alder", "2001-05"),
    ]


@pytest.mark.parametrize("given", [Path("gone.txt"), ""], ids=["a path that is not there", "no text"])
def test_extract_raises_what_cannot_be_read(folder: Path, analyser: DigitAnalyser, given: str | Path) -> None:
    with pytest.raises(ReadError):
        claims.extract(given)


class Stumbling(DigitAnalyser):
    """Fails on one document, as a fault in a rule would."""

    def analyse(self, document: Document) -> SimpleNamespace:
        if "odd" in document.path:
            raise IndexError("list index out of range")
        return super().analyse(document)


def test_a_fault_in_one_document_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "load_analyser", lambda pipeline: Stumbling())
    for name in ("first", "odd", "second"):
        (tmp_path / f"{name}.txt").write_text("The fire took 12 barns.", encoding="utf-8")
    outcomes = list(extract_documents([str(tmp_path)]))
    assert kinds(outcomes) == [Added, Failed, Added]
    reason = "a fault of claims: IndexError: list index out of range (please report it)"
    assert isinstance(outcomes[1], Failed)
    assert outcomes[1].failure.reason == reason


@pytest.fixture
def many(documents: Path) -> Path:
    """A folder with a few more documents, one of which cannot be read, and two with the same source."""
    for number in range(12):
        text = f"The flood took {number + 2} farms and 1,{number:03} goats.\n\nIt cost ${number + 3} million in 2009.\n"
        (documents / f"flood-{number:02}.txt").write_text(text, encoding="utf-8")
    (documents / "flood-05.md").write_bytes(b"")
    (documents / "flood-07.md").write_text("It took about 30 more.", encoding="utf-8")
    return documents


def test_more_processes_give_the_same_in_the_same_order(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workflow, "BATCH_DOCUMENTS", 3)
    with Store.open("one.db") as one, Store.open("two.db") as two:
        alone = list(extract_documents(["documents"], store=one))
        shared = list(extract_documents(["documents"], store=two, jobs=2))
        assert shared == alone
        assert list(two.claims()) == list(one.claims()) != []
        monkeypatch.setattr(extraction, "load_analyser", lambda pipeline: pytest.fail("analysed again"))
        again = list(extract_documents(["documents"], store=two, jobs=2))
        assert [kind for kind in kinds(again) if kind is not Unchanged] == [Failed]


@pytest.mark.parametrize(("characters", "jobs"), [(1, 3), (10_000, 1)], ids=["much to do", "little to do"])
def test_processes_are_started_where_it_pays(
    many: Path, analyser: DigitAnalyser, monkeypatch: pytest.MonkeyPatch, characters: int, jobs: int
) -> None:
    started: list[int] = []

    class NoPool:
        def __init__(self, function: Callable[..., list[object]], lost: object, *, jobs: int) -> None:
            started.append(jobs)
            self.map = partial(map, function)

    monkeypatch.setattr(workflow, "Pool", NoPool)
    monkeypatch.setattr(workflow, "count_cores", lambda: 3)
    monkeypatch.setattr(workflow, "WORTH", characters)
    outcomes = list(extract_documents(["documents"], jobs=None))
    assert kinds(outcomes).count(Added) == 15
    assert started == ([jobs] if jobs > 1 else [])


def test_no_more_is_analysed_than_is_asked_for(
    many: Path, analyser: DigitAnalyser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workflow, "BATCH_DOCUMENTS", 3)
    next(extract_documents(["documents"]))
    assert len(analyser.documents) == 3


def test_a_note_beside_a_document_makes_it_out_of_date(documents: Path, analyser: DigitAnalyser) -> None:
    with Store.open("claims.db") as store:
        list(extract_documents(["documents"], store=store))
        (documents / "sources.toml").write_text('["one.md"]\npublisher = "The Review"\n', encoding="utf-8")
        assert kinds(list(extract_documents(["documents"], store=store))) == [Replaced, Unchanged]


def test_of_a_table_of_documents_only_new_rows_are_analysed(folder: Path, analyser: DigitAnalyser) -> None:
    rows = ["id,text", "a,They lost 12 goats.", "b,They lost 40 goats."]
    Path("rows.csv").write_text("\n".join(rows), encoding="utf-8")
    with Store.open("claims.db") as store:
        assert kinds(list(extract_documents(["rows.csv"], store=store))) == [Added, Added]
        Path("rows.csv").write_text("\n".join([*rows, "c,They lost 50 goats."]), encoding="utf-8")
        assert kinds(list(extract_documents(["rows.csv"], store=store))) == [Unchanged, Unchanged, Added]


@pytest.mark.parametrize(
    ("text", "neighbours"),
    [
        pytest.param("Dr. Reed came. 33 died. Nobody fled.", ("Dr. Reed came. ", "Nobody fled."), id="in a paragraph"),
        pytest.param("A heading\n\n33 died.\n\nMr. Roe left.", ("A heading", "Mr. Roe left."), id="across paragraphs"),
        pytest.param("33 died.", ("", ""), id="alone"),
        pytest.param(
            "It was so. " * 900 + "33 died." + " All fled." * 900,
            ("It was so.", "All fled."),
            id="in a long text",
        ),
    ],
)
def test_the_sentences_around_a_claim(text: str, neighbours: tuple[str, str]) -> None:
    start = text.index("33")
    claim = SimpleNamespace(start=start, sentence_start=start, sentence_end=start + len("33 died."))
    found = find_neighbours(Document(path="a.txt", text=text), claim)
    assert tuple(map(str.strip, found)) == tuple(map(str.strip, neighbours))


def test_front_matter_is_no_neighbour() -> None:
    text = "---\ntitle: Five\n---\n33 died."
    claim = SimpleNamespace(start=20, sentence_start=20, sentence_end=len(text))
    assert find_neighbours(Document(path="a.txt", text=text, body_start=20), claim) == ("", "")
