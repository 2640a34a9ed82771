"""What stands behind a figure: the lines of the ledger that make it up, and the rule that makes a number of them."""
