Attribute VB_Name = "ArBridge"
Option Explicit

' The way to Python through the xlwings add-in, looked up when it is used: this compiles with or without the add-in.
Private Const XLWINGS_ADDIN As String = "xlwings.xlam"

Public Function ArBridgeIsThere() As Boolean
    ArBridgeIsThere = ArAddinIsOpen(XLWINGS_ADDIN)
End Function

Public Function RunPython(ByVal pythonCommand As String) As Variant
    RunPython = Application.Run(XLWINGS_ADDIN & "!RunPython", pythonCommand)
End Function

Public Function XLPy() As Object
    Set XLPy = Application.Run(XLWINGS_ADDIN & "!XLPy")
End Function
