//! The people of the Netherlands.

use super::Country;

pub const COUNTRY: Country = Country {
    code: "NL",
    salutations: ["Mevrouw", "De heer"],
    women: &[
        "Geertruida",
        "Marijke",
        "Liesbeth",
        "Wilhelmina",
        "Hendrika",
        "Femke",
        "Annemiek",
        "Roelien",
    ],
    men: &[
        "Diederik", "Cornelis", "Wouter", "Gijsbert", "Maarten", "Sietse", "Lodewijk", "Floris",
    ],
    family_starts: &[
        "Achterb", "Boterm", "Diepenv", "Hoogesl", "Kranenv", "Lindeh", "Oostenw", "Ravesl",
        "Slingerv", "Weidev",
    ],
    family_ends: &[
        ["outstra", "outstra"],
        ["eldhuizen", "eldhuizen"],
        ["aardinga", "aardinga"],
        ["ensbroek", "ensbroek"],
        ["erkade", "erkade"],
        ["ooijman", "ooijman"],
        ["interswijk", "interswijk"],
        ["eenstra", "eenstra"],
    ],
    streets: &[
        "Molenwerfstraat {}",
        "Lange Kerkweg {}",
        "Rietgorslaan {}",
        "Achter de Dijk {}",
        "Oude Veerdam {}",
    ],
    places: &[
        ("35## @@", "Utrecht"),
        ("97## @@", "Groningen"),
        ("62## @@", "Maastricht"),
        ("23## @@", "Leiden"),
        ("73## @@", "Apeldoorn"),
    ],
    phones: &[
        "06 4#######",
        "06-2#######",
        "+31 6 5#######",
        "050 31#####",
    ],
    domains: &[
        "waddenpost-thuis.nl",
        "maasoevermail.nl",
        "polderbrief.nl",
        "veluwepost-net.nl",
    ],
    date: "dd-mm-yyyy",
};
