"""Addresses for machines: what they are, how they are described, checked, answered and linked."""

from explorer.web.api.operations import OPERATIONS
from explorer.web.api.routes import register_routes

# Only texts are compressed: archives and pictures already are.
TEXTS = ("json", "xml")
MEDIA_TYPES = tuple(
    sorted(
        {
            media_type
            for record in OPERATIONS.values()
            for media_type in record.media_types.values()
            if media_type.startswith("text/") or media_type.partition(";")[0].endswith(TEXTS)
        }
    )
)

__all__ = ["MEDIA_TYPES", "register_routes"]
