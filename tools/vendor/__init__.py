"""static/vendor/, made from the pinned packages of tools/package.json."""
