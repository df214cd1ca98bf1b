"""The instruments and the thematic clusters, by their names.

Cluster titles in short form, after mechanism.md A.4: the number of a cluster is not its place in the workplan.
"""

from review.language import N_

INSTRUMENTS = {
    "untoc": N_("United Nations Convention against Transnational Organized Crime"),
    "tip": N_("Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children"),
    "som": N_("Protocol against the Smuggling of Migrants by Land, Sea and Air"),
    "firearms": N_(
        "Protocol against the Illicit Manufacturing of and Trafficking in Firearms, "
        "Their Parts and Components and Ammunition"
    ),
}

CLUSTERS = {
    1: N_("Cluster I: criminalization and jurisdiction"),
    2: N_("Cluster II: prevention, technical assistance, protection and other measures"),
    3: N_("Cluster III: law enforcement and the judicial system"),
    4: N_("Cluster IV: international cooperation, mutual legal assistance and confiscation"),
}
