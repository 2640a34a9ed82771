Attribute VB_Name = "ArAddins"
Option Explicit

' Add-ins are not among the workbooks that Excel lists, but it finds them by name.
Public Function ArAddinIsOpen(ByVal fileName As String) As Boolean
    Dim found As Workbook
    On Error Resume Next
    Set found = Workbooks(fileName)
    ArAddinIsOpen = Not found Is Nothing
End Function
