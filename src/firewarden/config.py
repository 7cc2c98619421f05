"""Typed settings of an installation, from the environment and files. Secrets come from files."""
