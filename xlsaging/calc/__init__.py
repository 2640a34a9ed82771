"""The Calc add-in: ArCollect's functions, menu and toolbar in LibreOffice, as one extension (.oxt).

Everything in it is made from the registry of functions and the list of buttons. `package` builds it, `extension` puts
it into a user's LibreOffice, `component` runs there and calls the same macros and functions as Excel does.
"""
