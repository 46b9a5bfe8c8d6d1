"""What every request and every answer passes through, whatever it is about.

`body` reads a JSON body within its limit, `json_bytes` writes one, `etag` lets caches keep an
answer, `headers` stands outermost and speaks CORS on everything that leaves.
"""
