"""What every page of ours says about itself: it loads nothing from elsewhere and frames nothing."""

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
# No text of anybody's becomes a script: there is no policy that could let one through.
_NO_TEXT = "; require-trusted-types-for 'script'; trusted-types 'none'"

PAGE_HEADERS = {
    "Content-Security-Policy": f"{_POLICY}{_NO_TEXT}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


REFERENCE_HEADERS = PAGE_HEADERS | {
    "Content-Security-Policy": f"{_POLICY}; require-trusted-types-for 'script'; "
    "trusted-types default dompurify; frame-ancestors 'none'",
}
"""The same for /docs, whose vendored script writes Markdown as HTML: ``static/js/docs.js`` has
the policy that lets bare elements through, and nothing that could run."""


def embed_headers(frame_ancestors: str) -> dict[str, str]:
    """Of what a course page may frame, one that isolates itself included.

    Where all may (`*`), the policy says nothing of it: no source list, not even `* file:`, lets in
    a page without an origin, such as one that a learning platform serves as a sandbox.
    """
    everyone = "*" in frame_ancestors.split()
    framed = "" if everyone else f"; frame-ancestors {frame_ancestors}"
    headers = PAGE_HEADERS | {
        "Content-Security-Policy": f"{_POLICY}{_NO_TEXT}{framed}",
        "Cross-Origin-Embedder-Policy": "require-corp",
    }
    # The frame and its course page are of different groups: what would part them parts nothing.
    return {name: text for name, text in headers.items() if name != "Cross-Origin-Opener-Policy"}
