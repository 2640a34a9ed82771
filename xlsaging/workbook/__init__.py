"""Builds ArCollect.xlsm and ArCollect.xlam from their sources."""

from .build import build, built

__all__ = ["build", "built"]
