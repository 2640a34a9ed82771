"""Accounts receivable on the workbooks that finance teams keep."""
