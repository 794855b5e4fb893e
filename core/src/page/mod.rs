//! What a page says of itself: who is signed in, and whether its address is a public one.

use serde::{Deserialize, Serialize};

use crate::closed::closed;

closed! {
    /// What kind of address a page stands at (row 4 of the table).
    AddressClass {
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
    /// Somebody is signed in: there is a way to sign out, or the page is an account's.
    pub signed_in: bool,
    /// The address carries an opaque token (invitation, unsubscribe, session).
    pub token_in_address: bool,
    /// What kind of address.
    pub address: AddressClass,
}

impl Default for AddressClass {
    fn default() -> Self {
        Self::Public
    }
}
