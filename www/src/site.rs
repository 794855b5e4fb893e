//! Names of sites: the registrable domain, by the public suffix list.

use std::net::IpAddr;

/// The host of an origin as a report says it, without its port.
pub fn host(origin: &str) -> &str {
    let rest = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    match rest.split_once(']') {
        // An IPv6 address has colons of its own.
        Some((address, _)) => address.trim_start_matches('['),
        None => rest.split_once(':').map_or(rest, |(name, _)| name),
    }
}

/// The registrable domain of a host: `shop.firma.co.uk` is of `firma.co.uk`. An address, or a name that is
/// a suffix itself, stands for itself. A label that was not told (`{}`) names nobody: then it is the suffix.
pub fn registrable(host: &str) -> &str {
    if host.parse::<IpAddr>().is_ok() {
        return host;
    }
    let domain = psl::domain_str(host).unwrap_or(host);
    match domain.rsplit_once("{}.") {
        Some((_, known)) => known,
        None => domain,
    }
}

/// A domain as somebody writes it, as reports write it: without what is around it, in lower case, other letters as
/// the network writes them (RFC 5891). `None` when it can't be one that somebody has: an address, one label, a
/// public suffix.
pub fn domain(text: &str) -> Option<String> {
    let text = idna::domain_to_ascii(text.trim().trim_end_matches('.')).ok()?;
    let sound = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    let named = text.len() <= 253 && text.contains('.') && text.split('.').all(sound);
    let address = text.parse::<IpAddr>().is_ok();
    // Private suffixes (blogspot.com) have an owner; those of registries have not.
    let suffix = psl::suffix(text.as_bytes())
        .is_some_and(|s| s == text.as_bytes() && s.typ() != Some(psl::Type::Private));
    (named && !address && !suffix).then_some(text)
}

/// Whether a host is this domain or below it.
pub fn is_under(host: &str, domain: &str) -> bool {
    let rest = host.strip_suffix(domain);
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_of_an_origin() {
        for (origin, site) in [
            ("https://www.firma.de", "firma.de"),
            ("https://shop.firma.co.uk:8443", "firma.co.uk"),
            ("https://{}.blogspot.com", "blogspot.com"),
            ("https://{}.{}.kunden.firma.de", "firma.de"),
            ("http://gewinnspiel.lab.test:8787", "lab.test"),
            ("https://8.8.8.8", "8.8.8.8"),
            ("https://[2001:db8::1]:444", "2001:db8::1"),
        ] {
            assert_eq!(registrable(host(origin)), site, "{origin}");
        }
    }

    #[test]
    fn a_domain_is_somebodys() {
        assert_eq!(domain(" Firma.DE. ").as_deref(), Some("firma.de"));
        assert_eq!(
            domain("shop.firma.co.uk").as_deref(),
            Some("shop.firma.co.uk")
        );
        assert_eq!(domain("blogspot.com").as_deref(), Some("blogspot.com"));
        assert_eq!(
            domain("M\u{fc}nchen.de").as_deref(),
            Some("xn--mnchen-3ya.de")
        );
        // A Cyrillic letter among Latin ones.
        assert_eq!(
            domain("\u{430}pple.com").as_deref(),
            Some("xn--pple-43d.com")
        );
        for none in [
            "a\u{202e}b.de",
            "de",
            "co.uk",
            "8.8.8.8",
            "firma .de",
            "fir/ma.de",
            "",
            "a..de",
        ] {
            assert_eq!(domain(none), None, "{none}");
        }
    }

    #[test]
    fn below_a_domain_are_whole_labels() {
        assert!(is_under("firma.de", "firma.de"));
        assert!(is_under("www.firma.de", "firma.de"));
        assert!(is_under("{}.firma.de", "firma.de"));
        assert!(!is_under("notfirma.de", "firma.de"));
        assert!(!is_under("firma.de", "www.firma.de"));
    }
}
