"""Putting ArCollect into Excel, taking it out again, and looking at what is in its way.

Everything here sees the machine through `machine.Machine`, so that Windows, macOS and Linux are tested anywhere.
"""
