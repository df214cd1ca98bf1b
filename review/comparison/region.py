"""The regional groups of the United Nations, by which figures are compared."""

from collections.abc import Mapping

from review.language import N_

#: Codes with their names for the catalogs, in the order in which the United Nations lists the groups.
REGIONS: dict[str, str] = {
    "AFR": N_("African States"),
    "APG": N_("Asia-Pacific States"),
    "EEU": N_("Eastern European States"),
    "GRULAC": N_("Latin American and Caribbean States"),
    "WEO": N_("Western European and other States"),
    "OTHER": N_("Other parties"),
}

#: The column that adds up all groups.
ALL = "ALL"


def shown_regions(sizes: Mapping[str, int]) -> tuple[str, ...]:
    """Return the groups a table has columns for: the five always, other parties only where one submitted.

    `sizes` is the number of States that submitted, by group. ValueError when it holds a group not known here:
    left out silently, its States would be missing from the totals.
    """
    if unknown := set(sizes) - set(REGIONS):
        raise ValueError(f"not a regional group: {', '.join(sorted(unknown))}")
    return tuple(region for region in REGIONS if region != "OTHER" or sizes.get(region))
