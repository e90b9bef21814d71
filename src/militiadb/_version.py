"""The code version; the data has its own (see registry/registry.yaml)."""

__version__ = "0.1.0"
