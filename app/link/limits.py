"""How long a link may be."""

MAX_PROBLEM = 8_000
"""Characters of the problem parameters. Servers, proxies and mail programs cut longer links."""

MAX_QUERY = 16_000
"""Characters of the whole query string, as it was sent."""

ALTERNATIVE = "send the problem as JSON instead (POST, or the page's own editor)"
