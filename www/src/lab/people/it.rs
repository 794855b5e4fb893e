//! The people of Italy.

use super::Country;

pub const COUNTRY: Country = Country {
    code: "IT",
    salutations: ["Sig.ra", "Sig."],
    women: &[
        "Ginevra",
        "Fiammetta",
        "Donatella",
        "Ornella",
        "Rosalba",
        "Loredana",
        "Immacolata",
        "Serafina",
    ],
    men: &[
        "Gianluigi",
        "Ermenegildo",
        "Calogero",
        "Tancredi",
        "Pierpaolo",
        "Ludovico",
        "Annibale",
        "Gaspare",
    ],
    family_starts: &[
        "Bracci", "Castelna", "Delmon", "Frescoba", "Guidalo", "Montebu", "Pellegra", "Quarante",
        "Sanvita", "Torrice",
    ],
    family_ends: &[
        ["lderoni", "lderoni"],
        ["mbardini", "mbardini"],
        ["ttignani", "ttignani"],
        ["schieri", "schieri"],
        ["nzolato", "nzolato"],
        ["rdapoli", "rdapoli"],
        ["vettieri", "vettieri"],
        ["gnoletto", "gnoletto"],
    ],
    streets: &[
        "Via delle Ginestre, {}",
        "Viale dei Tigli, {}",
        "Via Santa Caterina, {}",
        "Corso Indipendenza, {}",
        "Vicolo del Mulino, {}",
    ],
    places: &[
        ("40137", "Bologna"),
        ("50135", "Firenze"),
        ("10153", "Torino"),
        ("37131", "Verona"),
        ("70124", "Bari"),
        ("90146", "Palermo"),
    ],
    phones: &[
        "34# ### ####",
        "32# ### ####",
        "+39 33# ### ####",
        "051 63#####",
    ],
    domains: &[
        "postadellolmo.it",
        "arnomail-casa.it",
        "padananet-posta.it",
        "ligurepost.it",
    ],
    date: "dd/mm/yyyy",
};
