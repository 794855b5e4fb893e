//! The part of a host name that one owner holds, near enough for budgets and for "this site".
//!
//! The public suffix list would cost 268 KB. Taking too little (`github.io` as one owner) only makes
//! several sites share one budget, which errs to the safe side; taking too much would let one owner
//! have many budgets. So: the last two labels, or three under the usual second levels of country codes.

use crate::page::Address;

const SECOND_LEVELS: &[&str] = &[
    "ac", "co", "com", "ed", "edu", "gob", "gov", "gv", "info", "ltd", "me", "mil", "ne", "net",
    "nhs", "nom", "or", "org", "plc", "police", "sch",
];

/// The site that an address is of; empty when it has no host.
#[must_use]
pub fn site_of(url: &str) -> String {
    let host = Address::parse(url).map_or("", |address| address.host);
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    let is_number = name.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if is_number || name.contains(':') {
        return name;
    }
    let labels: Vec<&str> = name.split('.').collect();
    let is_country = labels.last().is_some_and(|label| label.len() == 2);
    let shared = labels
        .iter()
        .rev()
        .nth(1)
        .is_some_and(|label| SECOND_LEVELS.contains(label));
    let take = if is_country && shared { 3 } else { 2 };
    labels
        .get(labels.len().saturating_sub(take)..)
        .unwrap_or_default()
        .join(".")
}

/// The address as far as it names a page. Behind `#` stands a place in the page, unless it is the route
/// of a single-page application.
#[must_use]
pub fn address_of(url: &str) -> &str {
    match url.split_once('#') {
        Some((page, place)) if !place.starts_with(['!', '/']) => page,
        _ => url,
    }
}

#[cfg(test)]
mod tests {
    use super::{address_of, site_of};

    #[test]
    fn a_place_in_a_page_is_no_other_page_and_a_route_is() {
        assert_eq!(address_of("https://a.de/x?y#top"), "https://a.de/x?y");
        assert_eq!(
            address_of("https://a.de/#/users/1"),
            "https://a.de/#/users/1"
        );
        assert_eq!(address_of("https://a.de/#!x"), "https://a.de/#!x");
    }

    #[test]
    fn hosts_of_one_owner_are_one_site() {
        for (host, site) in [
            ("www.shop.example", "shop.example"),
            ("a.b.c.shop.de", "shop.de"),
            ("shop.co.uk", "shop.co.uk"),
            ("www.shop.co.uk", "shop.co.uk"),
            ("www.shop.com.au.", "shop.com.au"),
            ("WWW.Shop.DE", "shop.de"),
            ("shop.de:8080", "shop.de"),
            ("localhost", "localhost"),
            ("192.168.1.20", "192.168.1.20"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("co.uk", "co.uk"),
        ] {
            assert_eq!(site_of(&format!("https://{host}/x")), site, "{host}");
        }
        assert_eq!(site_of("file:///home/a.html"), "");
        assert_eq!(site_of(""), "");
    }
}
