"""What `annotate` and `romanise` print."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., object]


def test_annotate_gives_exact_offsets(run: Run, folder: Path, tmp_path: Path) -> None:
    """Each mention's offsets slice its surface out of the text, counted in code points."""
    text = "\U0001f4c5 Today Saraya Awliya al-Dam spoke; أصحاب الكهف did not."
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    done = run("annotate", "--registry", str(folder), str(tmp_path / "text.txt"))
    found = json.loads(done.out)["mentions"]
    assert [text[each["start"] : each["end"]] for each in found] == ["Saraya Awliya al-Dam", "أصحاب الكهف"]
    assert [each["resolution"]["group"] for each in found] == ["saraya-awliya-al-dam", "ashab-al-kahf"]


def test_annotated_html_is_inert(run: Run, folder: Path, tmp_path: Path) -> None:
    """Nothing of the text becomes HTML but the marks around the mentions."""
    (tmp_path / "text.txt").write_text("<script>x</script> & Ashab al-Kahf", encoding="utf-8")
    page = run("annotate", "--registry", str(folder), "--format", "html", str(tmp_path / "text.txt")).out
    assert "<script>" not in page
    assert "&lt;script&gt;x&lt;/script&gt; &amp; <mark" in page
    assert ">Ashab al-Kahf</mark>" in page


def test_annotate_refuses_what_is_not_utf8(run: Run, folder: Path, tmp_path: Path) -> None:
    """Bytes of another encoding are named, not guessed."""
    (tmp_path / "text.txt").write_bytes("Ashab al-Kahf é".encode("latin-1"))
    done = run("annotate", "--registry", str(folder), str(tmp_path / "text.txt"))
    assert done.code == 2
    assert "is not UTF-8" in done.err


def test_romanise_without_pointing_says_so(run: Run, folder: Path) -> None:
    """A group without a pointed name gets no invented romanisation."""
    done = run("romanise", "--registry", str(folder), "ashab-al-kahf")
    assert done.code == 1
    assert "nothing can be derived" in done.err


def test_romanise_takes_what_has_no_arabic_letter_for_an_id(run: Run, folder: Path) -> None:
    """A mistyped id is answered with the nearest, not written back as its own romanisation."""
    done = run("romanise", "--registry", str(folder), "ashab-al-kaf")
    assert done.code == 1
    assert "no group 'ashab-al-kaf' in this registry; did you mean 'ashab-al-kahf'?" in done.err
    assert done.out == ""
