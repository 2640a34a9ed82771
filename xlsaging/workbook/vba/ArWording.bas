Attribute VB_Name = "ArWording"
Option Explicit

' Every word comes from the very hidden sheet ArText (key, zh_CN, en): VBA source cannot hold Chinese.
Private mTexts As Variant

' The text of a key in the language of the workbook; an unknown key is its own text.
Public Function ArText(ByVal key As String) As String
    ArText = ArTextIn(key, ArLang())
End Function

Public Function ArTextIn(ByVal key As String, ByVal lang As String) As String
    Dim row As Long
    ArTextIn = key
    If IsEmpty(mTexts) Then mTexts = shtText.Range("ArTextTable").Value
    For row = LBound(mTexts, 1) To UBound(mTexts, 1)
        If mTexts(row, 1) = key Then
            ArTextIn = CStr(mTexts(row, IIf(lang = "en", 3, 2)))
            Exit Function
        End If
    Next row
End Function

' The language of the workbook that is worked in; in a workbook that does not say, the one that was chosen last.
Public Function ArLang() As String
    Dim told As String
    told = ArToldLanguage()
    If told = "" Then
        ' On a line of its own: LibreOffice does not know IsAddin, and VBA's And asks for both sides.
        If ThisWorkbook.IsAddin Then told = GetSetting("ArCollect", "Ribbon", "Language", "")
    End If
    If told = "" Then told = shtText.Range("ArDefaultLanguage").Value
    ArLang = IIf(told = "en", "en", "zh_CN")
End Function

Private Function ArToldLanguage() As String
    On Error Resume Next
    If ThisWorkbook.IsAddin Then
        ArToldLanguage = ActiveWorkbook.Names("ArLanguage").RefersToRange.Value
    Else
        ArToldLanguage = shtSettings.Range("ArLanguage").Value
    End If
End Function

' For workbooks without settings: the other language from now on.
Public Sub ArKeepOtherLanguage()
    SaveSetting "ArCollect", "Ribbon", "Language", IIf(ArLang() = "en", "zh_CN", "en")
End Sub

Public Function ArWorkbookHasLanguage() As Boolean
    ArWorkbookHasLanguage = (ArToldLanguage() <> "")
End Function
