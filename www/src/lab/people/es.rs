//! The people of Spain.

use super::Country;

pub const COUNTRY: Country = Country {
    code: "ES",
    salutations: ["Sra.", "Sr."],
    women: &[
        "Inmaculada",
        "Montserrat",
        "Encarnación",
        "Almudena",
        "Rosalía",
        "Milagros",
        "Begoña",
        "Consuelo",
    ],
    men: &[
        "Fermín",
        "Leandro",
        "Eustaquio",
        "Gonzalo",
        "Baldomero",
        "Rodrigo",
        "Celestino",
        "Ignacio",
    ],
    family_starts: &[
        "Arrizab", "Berrueg", "Cascaj", "Etxeber", "Fuentel", "Iturmen", "Olazag", "Valdeol",
        "Zubiarr", "Montalb",
    ],
    family_ends: &[
        ["alagarza", "alagarza"],
        ["oechea", "oechea"],
        ["aresbarri", "aresbarri"],
        ["ondoval", "ondoval"],
        ["edorriaga", "edorriaga"],
        ["imendieta", "imendieta"],
        ["uterrano", "uterrano"],
        ["acampillo", "acampillo"],
    ],
    streets: &[
        "Calle de los Olivares, {}",
        "Avenida del Mar Menor, {}",
        "Calle Huerta Vieja, {}",
        "Paseo de la Acequia, {}",
        "Travesía del Molino, {}",
    ],
    places: &[
        ("280##", "Madrid"),
        ("41013", "Sevilla"),
        ("46021", "Valencia"),
        ("50009", "Zaragoza"),
        ("15011", "A Coruña"),
        ("29017", "Málaga"),
    ],
    phones: &[
        "6## ## ## ##",
        "+34 6## ### ###",
        "71# ### ###",
        "91 5## ## ##",
    ],
    domains: &[
        "correoribera.es",
        "buzonlevante.es",
        "cantabrianet-correo.es",
        "olivarmail.es",
    ],
    date: "dd/mm/yyyy",
};
