Attribute VB_Name = "ArBridge"
Option Explicit

' The module xlwings in this workbook is the way to Python: no add-in is needed.
Public Function ArBridgeIsThere() As Boolean
    ArBridgeIsThere = True
End Function
