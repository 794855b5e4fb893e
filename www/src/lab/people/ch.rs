//! The people of Switzerland.

use super::Country;

pub const COUNTRY: Country = Country {
    code: "CH",
    salutations: ["Frau", "Herr"],
    women: &[
        "Regula", "Annelies", "Corinne", "Verena", "Ursina", "Madlaina", "Priska", "Rahel",
    ],
    men: &[
        "Reto",
        "Beat",
        "Urs",
        "Gian-Marco",
        "Christoph",
        "Ruedi",
        "Flurin",
        "Hansjörg",
    ],
    family_starts: &[
        "Aeschli", "Bürgis", "Eggens", "Gerbers", "Hunzik", "Isensch", "Leuenb", "Nieders",
        "Rüegse", "Zumsteg",
    ],
    family_ends: &[
        ["bacher", "bacher"],
        ["dinger", "dinger"],
        ["hauser", "hauser"],
        ["matter", "matter"],
        ["wyler", "wyler"],
        ["grüter", "grüter"],
        ["kofler", "kofler"],
        ["berger", "berger"],
    ],
    streets: &[
        "Rebbergstrasse {}",
        "Im Oberdorf {}",
        "Seehaldenweg {}",
        "Bachtobelstrasse {}",
        "Alte Landstrasse {}",
        "Sunnenrain {}",
    ],
    places: &[
        ("8032", "Zürich"),
        ("3014", "Bern"),
        ("4056", "Basel"),
        ("6006", "Luzern"),
        ("9011", "St. Gallen"),
        ("7000", "Chur"),
    ],
    phones: &[
        "079 6## ## ##",
        "078 8## ## ##",
        "+41 76 5## ## ##",
        "044 38# ## ##",
    ],
    domains: &[
        "aarepost-privat.ch",
        "glarnernetz.ch",
        "seetalmail-direkt.ch",
        "rheinwinkel-post.ch",
    ],
    date: "dd.mm.yyyy",
};
