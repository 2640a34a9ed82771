"""A Report in an open workbook: own sheets beside the user's, drawn from the same plan as the file."""
