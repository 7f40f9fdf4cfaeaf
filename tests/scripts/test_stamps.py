"""Stamps: the hash of sources that decides whether something is made anew."""

from pathlib import Path

import pytest

from scripts import stamps


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one source file, seen as the checkout."""
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    (tmp_path / "page.ts").write_text("first")
    return tmp_path


def test_a_changed_source_is_not_fresh(sources: Path) -> None:
    stamp = sources / "var" / "stamp"
    stamps.put(stamp, stamps.digest(stamps.files_under(sources, but_not={"var"})))
    assert stamps.is_fresh(stamp, stamps.digest(stamps.files_under(sources, but_not={"var"})))
    (sources / "page.ts").write_text("second")
    assert not stamps.is_fresh(stamp, stamps.digest(stamps.files_under(sources, but_not={"var"})))


def test_a_renamed_source_is_not_fresh(sources: Path) -> None:
    before = stamps.digest(stamps.files_under(sources))
    (sources / "page.ts").rename(sources / "pages.ts")
    assert stamps.digest(stamps.files_under(sources)) != before


def test_what_is_installed_or_built_is_no_source(sources: Path) -> None:
    for folder in ("node_modules", "dist"):
        (sources / folder).mkdir()
        (sources / folder / "made.js").write_text("made")
    assert stamps.files_under(sources) == [sources / "page.ts"]
