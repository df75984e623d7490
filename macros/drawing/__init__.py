"""Drawings that screen and paper share: where their parts stand."""
