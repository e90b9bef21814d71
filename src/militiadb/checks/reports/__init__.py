"""A report in the formats of machines: JSON, SARIF, GitHub's commands, Markdown. Text for people is the CLI's."""
