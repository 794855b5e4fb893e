//! What a page says of itself: who is signed in, and whether its address is a public one.

mod address;
mod another;
mod back_office;
mod holder;
mod listed;
mod own_area;
mod several;
mod sign_in;
mod signed_in;
mod texts;
mod visitor;

pub use address::Address;
pub(crate) use another::is_of_another;
pub(crate) use back_office::is_saved;

use serde::{Deserialize, Serialize};

use crate::closed::closed;
use crate::person::Person;
use crate::snapshot::Snapshot;
use texts::Texts;

closed! {
    /// What kind of address a page stands at (row 4 of the table).
    #[derive(Default)]
    AddressClass {
        #[default]
        /// A public site. Names under `.test` count as public.
        Public = "public",
        /// localhost, a private address, `.local`, `file:`.
        Private = "private",
        /// A translation or library proxy, an archive.
        Proxied = "proxied",
    }
}

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageFacts {
    /// Somebody is signed in: there is a way to sign out, they came by a sign-in elsewhere, or the address is
    /// of what only they come to.
    pub signed_in: bool,
    /// A link names who stands in its fields: they are signed in, and another is when others stand there.
    pub holder_named: bool,
    /// The address carries an opaque token (invitation, unsubscribe, session).
    pub token_in_address: bool,
    /// What kind of address.
    pub address: AddressClass,
    /// Somebody is signed in, and the page says that several people are normal on it, or a field asks
    /// for one of them: an address book, travellers, children (row 8).
    pub several_normal: bool,
    /// The same in a word that shops use as well: it says nothing of an order.
    pub several_likely: bool,
    /// A record in a back office: other people's data is the job (row 5).
    pub record: bool,
    /// Behind a sign-in or as one of many it asks whoever looks at it for their data, whatever its forms say
    /// of themselves (row 12).
    pub asks_visitor: bool,
    /// Behind a sign-in it, its form or its button says "my" or "your".
    pub of_reader: bool,
    /// Its address has a number in it: it shows one of many.
    pub numbered: bool,
}

impl PageFacts {
    /// Somebody is signed in, by whichever sign.
    #[must_use]
    pub const fn is_signed_in(&self) -> bool {
        self.signed_in || self.holder_named
    }
}

/// What a page says of itself; `persons` are those of its fields.
#[must_use]
pub fn facts<'a>(snapshot: &Snapshot, persons: impl Iterator<Item = &'a Person>) -> PageFacts {
    let address = Address::parse(&snapshot.url);
    let path = address.map_or("", |a| a.path);
    let texts = Texts::of(snapshot);
    let signed_in = signed_in::any_way_out(texts.actions.iter())
        || sign_in::is_done(snapshot, &texts, path)
        || address.is_some_and(|a| own_area::is_inside(&a));
    let holder_named = holder::is_named(&texts, persons);
    let known = signed_in || holder_named;
    let numbered = address.is_some_and(|a| visitor::is_one_of_many(&a));
    // Beneficiaries have accounts, too: `/beneficiario/meus-dados`.
    let area = || visitor::account_shown(path).unwrap_or(path);
    PageFacts {
        signed_in,
        holder_named,
        token_in_address: address.is_some_and(|a| address::has_token(&a)),
        address: address.map_or(AddressClass::Public, |a| a.class()),
        several_normal: known
            && (several::are_normal(&texts, area()) || several::are_asked_for(&texts, snapshot)),
        several_likely: known && several::are_likely(&texts, area()),
        of_reader: known && visitor::is_of_reader(&texts, &snapshot.lang),
        numbered,
        asks_visitor: (known || numbered) && visitor::is_asked(snapshot, &texts, path),
        record: back_office::is_record(snapshot, &texts, address.as_ref(), known),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_not_known_is_public() {
        assert_eq!(facts(&Snapshot::default(), [].iter()), PageFacts::default());
        assert_eq!(PageFacts::default().address, AddressClass::Public);
    }

    #[test]
    fn a_way_out_says_that_somebody_is_signed_in() {
        let snapshot = Snapshot {
            actions: vec!["Hilfe".into(), "/konto/logout".into()],
            ..Snapshot::default()
        };
        assert!(facts(&snapshot, [].iter()).signed_in);
    }
}
