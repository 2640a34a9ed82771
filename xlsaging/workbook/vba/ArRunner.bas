Attribute VB_Name = "ArRunner"
Option Explicit

' Runs the Python function of a button. What goes wrong in Python, Python says; what keeps it from starting, is said here.
Public Sub ArRun(ByVal macroName As String)
    Dim ended As Variant
    If ActiveWorkbook Is Nothing Then
        ArTell "vba.no_workbook"
        Exit Sub
    End If
    If macroName = "language" And Not ArWorkbookHasLanguage() Then
        ArKeepOtherLanguage
        ArLanguageChanged
        Exit Sub
    End If
    If Not ArBridgeIsThere() Then
        ArTell "vba.no_addin"
        Exit Sub
    End If
    On Error GoTo failed
    ended = RunPython("import xlsaging.macros; xlsaging.macros." & macroName & "()")
    If ArFailed(ended) Then ArTell "vba.stopped"
    If macroName = "language" Then ArLanguageChanged
    Exit Sub
failed:
    ArTell ArReason(Err.Description), Err.Description
End Sub

' xlwings gives back the exit status of Python, or nothing.
Private Function ArFailed(ByVal ended As Variant) As Boolean
    If IsNumeric(ended) Then ArFailed = (ended <> 0)
End Function

' Which of our messages explains an error.
Public Function ArReason(ByVal description As String) As String
    If ArHolds(description, "No module named") Then
        ArReason = "vba.no_package"
    ElseIf ArHolds(description, "has no attribute") Then
        ArReason = "vba.other_version"
    ElseIf ArHolds(description, "Could not load") Or ArHolds(description, "Could not activate") Then
        ArReason = "vba.no_python"
    ElseIf ArHolds(description, "Cannot run the macro") Then
        ArReason = "vba.blocked"
    Else
        ArReason = "vba.failed"
    End If
End Function

Private Function ArHolds(ByVal text As String, ByVal part As String) As Boolean
    ArHolds = (InStr(1, text, part, vbTextCompare) > 0)
End Function
