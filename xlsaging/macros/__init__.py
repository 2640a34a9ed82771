"""What the buttons of the ribbon and of the sheet Home run."""
