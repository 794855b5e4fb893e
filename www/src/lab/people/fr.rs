//! The people of France.

use super::Country;

pub const COUNTRY: Country = Country {
    code: "FR",
    salutations: ["Madame", "Monsieur"],
    women: &[
        "Geneviève",
        "Solange",
        "Mathilde",
        "Bénédicte",
        "Clémence",
        "Joséphine",
        "Ghislaine",
        "Delphine",
    ],
    men: &[
        "Thibault",
        "Jean-Yves",
        "Gauthier",
        "Barnabé",
        "Stanislas",
        "Édouard",
        "Fabrice",
        "Aurélien",
    ],
    family_starts: &[
        "Boisme", "Chante", "Desgra", "Fontre", "Grandvi", "Montau", "Quesne", "Rochebo", "Valcou",
        "Villebe",
    ],
    family_ends: &[
        ["nardin", "nardin"],
        ["lombert", "lombert"],
        ["gnières", "gnières"],
        ["rochard", "rochard"],
        ["tellier", "tellier"],
        ["mercoux", "mercoux"],
        ["sanvier", "sanvier"],
        ["doublet", "doublet"],
    ],
    streets: &[
        "{} rue des Glycines",
        "{} allée du Vieux Lavoir",
        "{} avenue du Maréchal Lyautey",
        "{} impasse des Tanneurs",
        "{} chemin de la Croisette",
        "{} rue de la Fontaine Couverte",
    ],
    places: &[
        ("35700", "Rennes"),
        ("44300", "Nantes"),
        ("67100", "Strasbourg"),
        ("69008", "Lyon"),
        ("31200", "Toulouse"),
        ("59800", "Lille"),
    ],
    phones: &[
        "06 4# ## ## ##",
        "07 8# ## ## ##",
        "+33 6 7# ## ## ##",
        "02 40 7# ## ##",
    ],
    domains: &[
        "loirecourrier.fr",
        "poste-armorique.fr",
        "garonnemail-perso.fr",
        "vallon-courriel.fr",
    ],
    date: "dd/mm/yyyy",
};
