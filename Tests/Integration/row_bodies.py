"""Tells schemathesis how bodies of lines are sent: as they are."""

import schemathesis


@schemathesis.serializer(
    "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines", "application/csv")
def lines(context, value):
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")
