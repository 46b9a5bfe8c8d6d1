"""HTML: the page itself, pages that say what went wrong, and the files they need."""
