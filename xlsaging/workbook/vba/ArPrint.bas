Attribute VB_Name = "ArPrint"
Option Explicit

' The aging by formulas prints down to its last customer: no pages of empty rows, and no customer typed since left out.
Public Sub ArFitNative()
    Dim listed As Range, last As Long
    On Error GoTo Done
    Set listed = ThisWorkbook.Names("ArNativeRows").RefersToRange
    last = listed.Rows.Count
    Do While last > 0
        If Len(listed.Cells(last, 1).Value) > 0 Then Exit Do
        last = last - 1
    Loop
    With listed.Worksheet
        .PageSetup.PrintArea = .Range(.Cells(1, 1), .Cells(listed.Row + last - 1, listed.Columns.Count)).Address
    End With
Done:
End Sub
