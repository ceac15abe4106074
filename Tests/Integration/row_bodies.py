"""Tells schemathesis how bodies of lines are sent: as they are."""

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")
