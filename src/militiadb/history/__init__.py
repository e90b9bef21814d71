"""Two versions of a registry held together: the base from git, the difference, its impact on names, the changelog."""
