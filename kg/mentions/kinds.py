"""Families of kinds that the readers of names ask for: BUILT -> Project, InfrastructureProject, Park, Facility."""

WORKS = ("Project", "InfrastructureProject")
BUILT = (*WORKS, "Park", "Facility")
"""Works and sites: what is built, and opened with a ceremony."""
AREAS = ("DevelopmentZone", "Park")
BODIES = ("PublicBody", "Department")
