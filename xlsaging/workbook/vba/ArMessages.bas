Attribute VB_Name = "ArMessages"
Option Explicit

' Says a message in both languages, and below it what the computer said.
Public Sub ArTell(ByVal key As String, Optional ByVal detail As String = "")
    Dim said As String
    said = ArTextIn(key, "en")
    If ArCanShow(ArTextIn(key, "zh_CN")) Then said = ArTextIn(key, "zh_CN") & vbCrLf & vbCrLf & said
    If detail <> "" Then said = said & vbCrLf & vbCrLf & "(" & detail & ")"
    MsgBox said, vbExclamation, "ArCollect"
End Sub

' On Windows a message box shows only the letters of the system's code page: others would be question marks.
Private Function ArCanShow(ByVal said As String) As Boolean
    ArCanShow = True
    #If Mac Then
    #Else
        On Error Resume Next
        ArCanShow = (StrConv(StrConv(said, vbFromUnicode), vbUnicode) = said)
    #End If
End Function
