//! Which section of a form a control stands in: for whom it is, and the how-many-eth.

use crate::lower::lower;
use crate::snapshot::Control;
use crate::value::text;

/// Whom a section is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Nothing says so: the person at the keyboard.
    #[default]
    Unsaid,
    /// The one who pays or sends.
    Buyer,
    /// Where it goes to.
    Shipping,
    /// Who gets it as a present.
    Gift,
    /// Whom to call.
    Emergency,
    /// Friends to be told.
    Friend,
}

impl Purpose {
    /// Meant for somebody else than the person at the keyboard, as it should be.
    #[must_use]
    pub const fn is_for_another(self) -> bool {
        matches!(self, Self::Shipping | Self::Gift | Self::Emergency)
    }
}

/// Words of names and headings, folded; `*` stands for any ending.
/// English, German, French, Spanish, Italian, Dutch, Polish.
const WORDS: &[(Purpose, &[&str])] = &[
    (
        Purpose::Emergency,
        &[
            "emergency",
            "notfall*",
            "urgence",
            "emergencia*",
            "emergenza",
            "noodgeval*",
            "noodcontact*",
            "awaryjn*",
        ],
    ),
    (
        Purpose::Gift,
        &[
            "gift*",
            "geschenk*",
            "beschenkt*",
            "cadeau*",
            "regalo",
            "prezent*",
            "recipient*",
            "empfaenger*",
            "destinataire*",
            "destinatari*",
            "ontvanger*",
            "odbiorc*",
        ],
    ),
    (
        Purpose::Friend,
        &[
            "friend*",
            "freund*",
            "ami",
            "amis",
            "amigo*",
            "amiga*",
            "amico",
            "amici",
            "vriend*",
            "znajom*",
            "przyjaci*",
            "invitee*",
            "referee*",
            "referred",
        ],
    ),
    (
        Purpose::Shipping,
        &[
            "ship",
            "shipping*",
            "shipto",
            "delivery*",
            "deliver",
            "liefer*",
            "versand*",
            "livraison*",
            "envio",
            "entrega",
            "spedizione",
            "consegna",
            "bezorg*",
            "aflever*",
            "verzend*",
            "dostaw*",
            "wysylk*",
        ],
    ),
    (
        Purpose::Buyer,
        &[
            "billing*",
            "bill",
            "billto",
            "invoice*",
            "rechnung*",
            "facturation",
            "facturacion",
            "fatturazione",
            "factuur*",
            "rozlicz*",
            "sender*",
            "absender*",
            "expediteur*",
            "remitente",
            "mittente",
            "afzender",
            "nadawc*",
            "buyer*",
            "kaeufer*",
            "purchaser*",
            "payer*",
        ],
    ),
];

/// Where a control stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// For whom.
    pub purpose: Purpose,
    /// The first number in its name, label or heading (`friends[0]`, "Friend 2").
    pub number: Option<u32>,
}

impl Section {
    /// Reads a control.
    #[must_use]
    pub fn of(control: &Control) -> Self {
        let own = [control.autocomplete.as_str(), &control.name, &control.id];
        let around = [control.section.as_str(), &control.label];
        let purpose = own
            .iter()
            .chain(&around)
            .find_map(|text| purpose(text))
            .unwrap_or_default();
        let number = own
            .iter()
            .skip(1)
            .chain(&around)
            .find_map(|text| number(text));
        Self { purpose, number }
    }
}

fn purpose(text: &str) -> Option<Purpose> {
    if text.is_empty() || text.len() > text::LONGEST {
        return None;
    }
    let spaced = spaced(text);
    WORDS.iter().find_map(|(purpose, words)| {
        let said = spaced.split(' ').any(|token| {
            words.iter().any(|w| match w.strip_suffix('*') {
                Some(stem) => token.starts_with(stem),
                None => token == *w,
            })
        });
        said.then_some(*purpose)
    })
}

/// Folded words: `shippingFirstName`, `shipping_first-name` and "Shipping first name" are one.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut after_small = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            out.push(' ');
        } else {
            if after_small && lower(c) != c {
                out.push(' ');
            }
            out.push(c);
        }
        after_small = c.is_lowercase();
    }
    text::fold(&out)
}

fn number(text: &str) -> Option<u32> {
    if text.len() > text::LONGEST {
        return None;
    }
    let digits = text
        .split(|c: char| !c.is_ascii_digit())
        .find(|d| !d.is_empty() && d.len() <= 4)?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Section {
        Section::of(&Control {
            name: name.into(),
            ..Control::default()
        })
    }

    #[test]
    fn names_tell_for_whom_a_section_is() {
        for (name, purpose) in [
            ("billing_first_name", Purpose::Buyer),
            ("shippingFirstName", Purpose::Shipping),
            ("checkout[shipping_address][city]", Purpose::Shipping),
            ("Lieferadresse.Strasse", Purpose::Shipping),
            ("friends[0][email]", Purpose::Friend),
            ("freund1_name", Purpose::Friend),
            ("notfallkontakt", Purpose::Emergency),
            ("giftRecipient", Purpose::Gift),
            ("membership_name", Purpose::Unsaid),
            ("name", Purpose::Unsaid),
            ("familie", Purpose::Unsaid),
        ] {
            assert_eq!(named(name).purpose, purpose, "{name}");
        }
    }

    #[test]
    fn headings_and_autocomplete_tell_it_too() {
        let heading = Control {
            section: "Abweichende Lieferadresse".into(),
            ..Control::default()
        };
        assert_eq!(Section::of(&heading).purpose, Purpose::Shipping);
        let token = Control {
            autocomplete: "section-a shipping street-address".into(),
            ..Control::default()
        };
        assert_eq!(Section::of(&token).purpose, Purpose::Shipping);
    }

    #[test]
    fn numbers_tell_which_of_several() {
        assert_eq!(named("friends[1][email]").number, Some(1));
        assert_eq!(named("name_2").number, Some(2));
        assert_eq!(named("name").number, None);
        let heading = Control {
            section: "Freund 2".into(),
            ..Control::default()
        };
        assert_eq!(Section::of(&heading).number, Some(2));
    }
}
