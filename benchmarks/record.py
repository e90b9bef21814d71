"""Runs a benchmark and keeps what it printed under `benchmarks/results/` with the command and the day.

python benchmarks/record.py mentions [its own arguments]
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Run `<name>.py` with the rest of the arguments; its output becomes `results/<name>.md`."""
    name, *arguments = sys.argv[1:]
    command = [sys.executable, str(HERE / f"{name}.py"), *arguments]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    shown = " ".join(["python", f"benchmarks/{name}.py", *arguments])
    text = f"$ {shown}\n{date.today().isoformat()}\n\n{printed}"
    (HERE / "results" / f"{name}.md").write_text(text, encoding="utf-8")
    print(printed)


if __name__ == "__main__":
    main()
