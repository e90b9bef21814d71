"""The weights that ship are those of the fit whose print is kept beside the other results."""

from __future__ import annotations

from pathlib import Path

from militiadb.resolution.near import SIGNS, weights

PRINTED = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "fit_near.md"


def test_the_kept_fit_is_the_one_that_ships() -> None:
    """Bias and weights of the file that ships stand in the print, figure by figure."""
    lines = [line.split() for line in PRINTED.read_text(encoding="utf-8").splitlines()]
    figures = dict(line for line in lines if len(line) == 2)
    shipped = {"bias": weights().bias, **dict(zip(SIGNS, weights().row, strict=True))}
    assert {sign: float(figures[sign]) for sign in shipped} == shipped
