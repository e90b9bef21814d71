"""Which group a name means: tiers from the exact to the near, each answer with its evidence."""

from militiadb.resolution.resolver import Resolver
from militiadb.resolution.result import Candidate, Evidence, Mention, Peel, Resolution, Status, Tier

__all__ = ["Candidate", "Evidence", "Mention", "Peel", "Resolution", "Resolver", "Status", "Tier"]
