Attribute VB_Name = "ArRibbon"
Option Explicit

Private mRibbon As IRibbonUI

Public Sub ArRibbon_OnLoad(ribbon As IRibbonUI)
    Set mRibbon = ribbon
End Sub

' Each control carries the key of its words in its tag.
Public Sub ArRibbon_GetLabel(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = ArText(control.Tag & ".label")
End Sub

Public Sub ArRibbon_GetScreentip(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = ArText(control.Tag & ".tip")
End Sub

Public Sub ArRibbon_GetSupertip(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = ArText(control.Tag & ".help")
End Sub

' One tab is enough: the workbook hides its own where the add-in shows one.
Public Sub ArRibbon_GetVisible(control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = True
    If Not ThisWorkbook.IsAddin Then returnedVal = Not ArAddinIsOpen("ArCollect.xlam")
End Sub

' The pointer is lost when VBA is reset; the ribbon then keeps its language until the workbook opens again.
Public Sub ArRibbonRefresh()
    If Not mRibbon Is Nothing Then mRibbon.Invalidate
End Sub
