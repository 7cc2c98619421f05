"""The doors that stand open to everybody: who may post what."""
