"""Parts of `python -m benchmarks.reading`: labelled rows, peers, scores, the printed page."""
