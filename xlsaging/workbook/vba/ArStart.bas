Attribute VB_Name = "ArStart"
Option Explicit

' What happens when the workbook opens, and when its language changes.
Public Sub ArOpened()
    ArDescribeFunctions
End Sub

' Labels in cells follow by themselves; these two do not.
Public Sub ArLanguageChanged()
    ArRibbonRefresh
    ArDescribeFunctions
End Sub
