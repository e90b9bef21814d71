"""Print the table of completeness into docs/explanation/designations.md, from the official lists of a folder.

    python benchmarks/completeness.py ../shared/lists

Takes every list that is whole; a test holds the page to what this prints where the lists are at hand.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from militiadb import load
from militiadb.audit import audit_file
from militiadb.audit.reports import completeness_table
from militiadb.errors import ListFileError

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "designations.md"
BLOCK = re.compile(r"(<!-- audit summary[^\n]*-->\n).*?(\n<!-- end of audit summary -->)", re.DOTALL)


def main() -> None:
    """Audit the lists and write the block anew."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    registry, audits = load(), []
    for path in sorted(parser.parse_args().folder.iterdir()):
        try:
            audits.append(audit_file(path, registry=registry))
        except ListFileError as error:
            print(error)
    table = completeness_table(registry, audits=audits)
    text = PAGE.read_text("utf-8")
    changed = BLOCK.sub(lambda match: f"{match[1]}{table}{match[2]}", text)
    PAGE.write_text(changed, "utf-8")
    print(f"{PAGE.name}: {'written' if changed != text else 'as it was'}")


if __name__ == "__main__":
    main()
