"""Names in any script and spelling: fold, take apart, compare, find."""
