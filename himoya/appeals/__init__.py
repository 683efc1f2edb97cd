"""Letters to authorities: packs of law, clocks, texts, and what came back."""
