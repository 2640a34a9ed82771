"""Functions in cells: a registry of what they are called and take, and plain Python behind each.

`registry` holds them all; `excel` hands them to xlwings, `vba` writes the module that a workbook carries. Importing
this loads no library: a function that needs one imports it when it is called.
"""
