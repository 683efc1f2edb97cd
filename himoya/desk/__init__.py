"""The pages of the people who do the casework: tonight's list, the door (sign-in), languages, errors."""
