"""Builds ArCollect.xlsm and ArCollect.xlam from source: sheets, VBA, ribbon."""
