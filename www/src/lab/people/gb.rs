//! The people of Great Britain.

use super::Country;

pub const COUNTRY: Country = Country {
    code: "GB",
    salutations: ["Mrs", "Mr"],
    women: &[
        "Philippa",
        "Rosalind",
        "Gwendolen",
        "Imogen",
        "Beatrice",
        "Marjorie",
        "Henrietta",
        "Winifred",
    ],
    men: &[
        "Alistair", "Barnaby", "Crispin", "Fergus", "Humphrey", "Leopold", "Montague", "Rupert",
    ],
    family_starts: &[
        "Ainsle", "Brackenb", "Cheswor", "Duntho", "Fothers", "Grimsha", "Hathers", "Lytton",
        "Penhall", "Thistle",
    ],
    family_ends: &[
        ["wetherby", "wetherby"],
        ["thwaite", "thwaite"],
        ["combeley", "combeley"],
        ["hamstead", "hamstead"],
        ["ingcroft", "ingcroft"],
        ["bridgely", "bridgely"],
        ["worthen", "worthen"],
        ["dalefield", "dalefield"],
    ],
    streets: &[
        "{} Larkspur Close",
        "{} Tannery Lane",
        "{} Old Quarry Road",
        "{} St Swithun's Terrace",
        "{} Hawthorn Rise",
        "{} Weir Cottages",
    ],
    places: &[
        ("LS# #@@", "Leeds"),
        ("EX# #@@", "Exeter"),
        ("NR# #@@", "Norwich"),
        ("CF# #@@", "Cardiff"),
        ("EH# #@@", "Edinburgh"),
        ("YO# #@@", "York"),
    ],
    phones: &[
        "07### 48####",
        "+44 7### 61####",
        "0113 2## ####",
        "01392 6#####",
    ],
    domains: &[
        "pennine-post.co.uk",
        "tamarmail.co.uk",
        "wharfedale-net.co.uk",
        "fenlandpost.uk",
    ],
    date: "dd/mm/yyyy",
};
