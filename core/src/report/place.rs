//! An address made fit to be told: origin and path, with everything that may be somebody's replaced by `{}`.

use super::Refusal;
use super::words::{EXTENSIONS, HOST, PATH};
use crate::page::{Address, AddressClass};

/// What stands for a word that is not said.
pub const UNSAID: &str = "{}";

/// Most segments of a path that are told.
pub const DEEPEST: usize = 8;

/// Scheme, host and port; labels before the registrable name only when they are words of a site. Other letters stand
/// as the network writes them (A-labels, RFC 5890), always and everywhere: what only looks like another name
/// (UTS #39, 4) can't be taken for it. Names in other letters are refused: browsers write none.
pub fn origin(url: &str) -> Result<String, Refusal> {
    let refuse = |problem| Refusal::new("origin", problem);
    let address = Address::parse(url).ok_or_else(|| refuse("is no address"))?;
    if !matches!(address.scheme, "http" | "https") {
        return Err(refuse("is not of the web"));
    }
    if address.class() != AddressClass::Public {
        return Err(refuse("is not a public site"));
    }
    let host = host(address.host).ok_or_else(|| refuse("has no host name"))?;
    let port = match address.port {
        "" => String::new(),
        // No browser says the usual one: a site has one name.
        "443" if address.scheme == "https" => String::new(),
        "80" if address.scheme == "http" => String::new(),
        port if is_port(port) => format!(":{port}"),
        _ => return Err(refuse("has no port number")),
    };
    Ok(format!("{}://{host}{port}", address.scheme))
}

fn is_port(port: &str) -> bool {
    !port.starts_with('0') && port.parse::<u16>().is_ok()
}

fn host(host: &str) -> Option<String> {
    if let Ok(ip) = host.parse::<std::net::Ipv6Addr>() {
        return Some(format!("[{ip}]"));
    }
    if let Ok(ip) = host.parse::<std::net::Ipv4Addr>() {
        return Some(ip.to_string());
    }
    let host = host.to_ascii_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let sound = |l: &str| {
        l == UNSAID
            || !l.is_empty()
                && l.len() <= 63
                && l.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
    };
    // What ends in a number is an address in disguise (`0x7f.1`): a browser writes it out.
    let number = |l: &&str| l.starts_with("0x") || l.bytes().all(|b| b.is_ascii_digit());
    if host.len() > 253 || labels.len() < 2 || !labels.iter().all(|l| sound(l)) {
        return None;
    }
    if labels.last().is_some_and(number) {
        return None;
    }
    let registrable = labels.len().saturating_sub(registrable_labels(&labels));
    let told = labels.iter().enumerate().map(|(at, label)| {
        let said = if at >= registrable {
            !is_numbers(label)
        } else {
            is_site_word(label)
        };
        if said { *label } else { UNSAID }
    });
    Some(told.collect::<Vec<_>>().join("."))
}

/// How many labels from the end name the site: two, or three where countries sell the third (`co.uk`).
fn registrable_labels(labels: &[&str]) -> usize {
    let second_level = [
        "co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "gv", "ltd", "plc", "gob",
        "gouv", "nhs", "sch",
    ];
    match labels {
        [.., second, country] if country.len() == 2 && second_level.contains(second) => 3,
        _ => 2,
    }
}

/// A telephone or customer number.
fn is_numbers(label: &str) -> bool {
    label.bytes().filter(u8::is_ascii_digit).count() >= 6
}

fn is_site_word(label: &str) -> bool {
    let bare = label.trim_end_matches(|c: char| c.is_ascii_digit());
    let known = |word: &str| {
        PATH.contains(&word) || HOST.contains(&word) || word.len() <= 2 && !word.is_empty()
    };
    label.len() - bare.len() <= 2
        && (known(bare)
            || bare
                .split('-')
                .all(|word| word.len() > 2 && known(word) || word.len() == 2 && known(word)))
}

/// The path, word by word.
pub fn path(url: &str) -> String {
    let path = Address::parse(url).map_or("", |a| a.path);
    let mut out = String::new();
    for segment in path.split('/').filter(|s| !s.is_empty()).take(DEEPEST) {
        let segment = segment.to_ascii_lowercase();
        let bare = EXTENSIONS
            .iter()
            .find_map(|e| segment.strip_suffix(e))
            .unwrap_or(&segment);
        out.push('/');
        out.push_str(if PATH.contains(&bare) { bare } else { UNSAID });
    }
    if out.is_empty() { "/".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_and_nobody_in_it() {
        for (url, told) in [
            ("https://www.o2online.de/x", "https://www.o2online.de"),
            (
                "http://gewinnspiel.lab.test:8787/",
                "http://gewinnspiel.lab.test:8787",
            ),
            (
                "https://Sabine:pw@Shop.Firma.co.uk/",
                "https://shop.firma.co.uk",
            ),
            (
                "https://sabine-weber.blogspot.com/",
                "https://{}.blogspot.com",
            ),
            (
                "https://sabine.weber.kunden.firma.de/",
                "https://{}.{}.kunden.firma.de",
            ),
            ("https://491718834920.de/", "https://{}.de"),
            (
                "https://my-account.firma.de/",
                "https://my-account.firma.de",
            ),
            ("https://shop2.firma.de/", "https://shop2.firma.de"),
            ("https://8.8.8.8/", "https://8.8.8.8"),
            ("https://firma.de:443/", "https://firma.de"),
            ("http://firma.de:443/", "http://firma.de:443"),
        ] {
            assert_eq!(origin(url).as_deref(), Ok(told), "{url}");
        }
    }

    #[test]
    fn what_is_not_public_is_refused() {
        for url in [
            "http://localhost:8787/",
            "http://192.168.0.1/",
            "file:///x",
            "about:blank",
            "",
            "https:///",
            "https://x.translate.goog/",
            "https://sabine@/",
            "https://a.de:99999/",
            "https://0x7f.1/",
            "https://firma.127/",
            "https://firma.0x7f/",
        ] {
            assert!(origin(url).is_err(), "{url}");
        }
    }

    #[test]
    fn paths_are_told_in_known_words_only() {
        for (url, told) in [
            ("https://a.de", "/"),
            ("https://a.de/Register.php?name=Sabine#Weber", "/register"),
            (
                "https://a.de/konto/sabine.weber@web.de/bestellung/4711",
                "/konto/{}/bestellung/{}",
            ),
            ("https://a.de/%53abine/checkout", "/{}/checkout"),
            (
                "https://a.de/a/b/c/d/e/f/g/h/i/j",
                "/{}/{}/{}/{}/{}/{}/{}/{}",
            ),
        ] {
            assert_eq!(path(url), told, "{url}");
        }
    }
}
