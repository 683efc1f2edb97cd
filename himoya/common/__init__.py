"""What every room uses: the clock, sentences in four languages, plain errors, packaged data, role names."""
