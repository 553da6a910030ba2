"""What articles claim, deny and confirm, and how far that establishes what their story tells."""

from aggregator.merging.claims.reading import ArticleClaims, read_claims
from aggregator.merging.claims.status import claim_status

__all__ = ["ArticleClaims", "claim_status", "read_claims"]
