"""The door for families: a form without an account, a receipt, and a page that says how far we are."""
