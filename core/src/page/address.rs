//! Addresses: taken apart, and classed.

use super::AddressClass;

/// The parts of an address that matter here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Address<'a> {
    /// `https`, in the spelling of the address (browsers give lower case).
    pub scheme: &'a str,
    /// Host without user, port and brackets.
    pub host: &'a str,
    /// Port as written; empty when none is.
    pub port: &'a str,
    /// Path with its leading slash; empty when none is.
    pub path: &'a str,
    /// What follows `?`, without it.
    pub query: &'a str,
    /// What follows `#`, without it.
    pub fragment: &'a str,
}

impl<'a> Address<'a> {
    /// Takes an address apart; `None` when it has no scheme.
    #[must_use]
    pub fn parse(url: &'a str) -> Option<Self> {
        let (scheme, rest) = url.trim().split_once(':')?;
        let scheme_fits = !scheme.is_empty()
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        if !scheme_fits {
            return None;
        }
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let Some(rest) = rest.strip_prefix("//") else {
            return Some(Self {
                scheme,
                path: rest,
                query,
                fragment,
                ..Self::default()
            });
        };
        let (authority, path) = rest.split_at(rest.find(['/', '\\']).unwrap_or(rest.len()));
        let authority = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        let (host, port) = match authority.strip_prefix('[').and_then(|a| a.split_once(']')) {
            Some((host, rest)) => (host, rest.strip_prefix(':').unwrap_or("")),
            None => authority.split_once(':').unwrap_or((authority, "")),
        };
        Some(Self {
            scheme,
            host,
            port,
            path,
            query,
            fragment,
        })
    }

    /// What kind of address this is. An address that is not known counts as public.
    #[must_use]
    pub fn class(&self) -> AddressClass {
        match self.scheme {
            "http" | "https" => {}
            // A frame that a page wrote itself is as public as the page.
            "about" | "blob" | "data" => return AddressClass::Public,
            _ => return AddressClass::Private,
        }
        let host = self.host.trim_end_matches('.').to_ascii_lowercase();
        if is_private(&host) {
            AddressClass::Private
        } else if is_proxied(&host) {
            AddressClass::Proxied
        } else {
            AddressClass::Public
        }
    }
}

/// Kept by RFC 6761, 6762, 8375 and 9476 for one's own network.
const PRIVATE_ENDINGS: &[&str] = &[
    "localhost",
    "local",
    "internal",
    "lan",
    "home",
    "intranet",
    "home.arpa",
    "alt",
];

fn is_private(host: &str) -> bool {
    if let Ok(ip) = host.parse::<std::net::Ipv4Addr>() {
        let carrier = ip.octets()[0] == 100 && ip.octets()[1] & 0b1100_0000 == 64;
        return ip.is_loopback()
            || ip.is_private()
            || ip.is_link_local()
            || ip.is_unspecified()
            || carrier;
    }
    if let Ok(ip) = host.parse::<std::net::Ipv6Addr>() {
        let mapped = ip
            .to_ipv4_mapped()
            .is_some_and(|v4| is_private(&v4.to_string()));
        return ip.is_loopback()
            || ip.is_unspecified()
            || ip.is_unique_local()
            || ip.is_unicast_link_local()
            || mapped;
    }
    // A name without a dot is of one's own network; an empty one is nobody's.
    !host.is_empty() && !host.contains('.') || PRIVATE_ENDINGS.iter().any(|end| is_under(host, end))
}

/// Sites that show other sites' pages: translation, archives, library proxies.
const PROXIES: &[&str] = &[
    "translate.goog",
    "translate.google.com",
    "translate.googleusercontent.com",
    "webcache.googleusercontent.com",
    "translatetheweb.com",
    "translate.yandex.net",
    "translated.turbopages.org",
    "archive.org",
    "archive.ph",
    "archive.today",
    "archive.is",
    "archive.li",
    "webcitation.org",
    "perma.cc",
    "archive-it.org",
    "webarchive.org.uk",
    "arquivo.pt",
    "commoncrawl.org",
    "ampproject.org",
    "idm.oclc.org",
    "browserstack.com",
    "croxyproxy.com",
];

fn is_proxied(host: &str) -> bool {
    PROXIES.iter().any(|proxy| is_under(host, proxy))
        || host
            .split('.')
            .any(|l| matches!(l, "ezproxy" | "webproxy" | "libproxy" | "proxylib"))
}

fn is_under(host: &str, ending: &str) -> bool {
    host.strip_suffix(ending)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

impl Address<'_> {
    /// Values that the address carries, in its query and in one behind the `#`, as `memory::plain`.
    pub fn carried(&self) -> impl Iterator<Item = String> + '_ {
        let behind = self
            .fragment
            .split_once('?')
            .map_or(self.fragment, |(_, q)| q);
        let pairs = self.query.split(['&', ';']).chain(behind.split(['&', ';']));
        pairs
            .take(MOST_PAIRS)
            .filter_map(|pair| pair.split_once('='))
            .map(|(_, value)| crate::memory::plain(&decoded(value)))
            .filter(|value| value.len() >= SHORTEST_CARRIED)
    }
}

/// Shorter values stand in every other query by chance.
const SHORTEST_CARRIED: usize = 3;

/// `+` and `%20` are blanks.
fn decoded(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let coded = (byte == b'%')
            .then(|| value.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(match (byte, coded) {
            (_, Some(byte)) => byte,
            (b'+', _) => b' ',
            (byte, _) => byte,
        });
        at += if coded.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// More pairs no address of a form has.
const MOST_PAIRS: usize = 100;

/// A part of the address is a secret that somebody was sent: long, mixed, and no word.
#[must_use]
pub fn has_token(address: &Address) -> bool {
    // The browser's own number of what a page made there, and a page's own text: nobody was sent them.
    if matches!(address.scheme, "blob" | "data") {
        return false;
    }
    let pairs = address.query.split('&').chain(address.fragment.split('&'));
    let secret_pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or(("", pair));
        let name = name.to_ascii_lowercase();
        if is_of_everybody(&name) {
            return false;
        }
        let named = TOKEN_NAMES.contains(&name.as_str());
        // "code=SUMMER" is a voucher, "token=f3a9c01b" is not.
        named && value.len() >= 8 && value.bytes().any(|b| b.is_ascii_digit()) || is_opaque(value)
    };
    let mut segments = address.path.split(['/', ';']).take(MOST_PAIRS);
    pairs.take(MOST_PAIRS).any(secret_pair)
        || is_sent(address)
        || segments.any(|segment| {
            // `;jsessionid=…` is a pair as well.
            if segment.contains('=') {
                secret_pair(segment)
            } else {
                is_opaque(segment)
            }
        })
}

const TOKEN_NAMES: &[&str] = &[
    "token",
    "key",
    "hash",
    "code",
    "invite",
    "invitation",
    "invitecode",
    "auth",
    "access_token",
    "signature",
    "sig",
    "uuid",
    "guid",
    "subscriber",
    "unsub",
    "ticket",
    "einladung",
    "schluessel",
    "cle",
    "jeton",
    "clave",
    "codigo",
    "chiave",
    "codice",
    "sleutel",
    "klucz",
    "chave",
    "nyckel",
    "noegle",
    "avain",
    "klic",
    "kulcs",
    "cheie",
    "anahtar",
    "t",
];

/// Marks of a session: nobody was sent them, and a session mixed up is how people leak.
const SESSIONS: &[&str] = &[
    "sid",
    "session",
    "sessionid",
    "session_id",
    "jsessionid",
    "phpsessid",
];

/// Advertisers' and statistics' marks of a click: everybody's address has them, they are nobody's secret.
const CLICKS: &[&str] = &[
    "gclid",
    "gclsrc",
    "dclid",
    "wbraid",
    "gbraid",
    "fbclid",
    "msclkid",
    "ttclid",
    "twclid",
    "yclid",
    "li_fat_id",
    "igshid",
    "_ga",
    "_gl",
    "srsltid",
    "epik",
    "irclickid",
    "awc",
    "cjevent",
    "mc_cid",
    "_hsenc",
    "_hsmi",
];

/// Segments and names in addresses that somebody is sent: an invitation, a survey, a way to unsubscribe.
/// A short code beside one of them is a secret, anywhere else it numbers a thing.
const SENT: &[&str] = &[
    "invite",
    "invites",
    "invitation",
    "invitations",
    "invited",
    "accept",
    "join",
    "rsvp",
    "einladung",
    "einladungen",
    "convite",
    "invito",
    "inviti",
    "invitacion",
    "uitnodiging",
    "zaproszenie",
    "pozvanka",
    "meghivo",
    "invitatie",
    "inbjudan",
    "invitasjon",
    "kutsu",
    "davet",
    "pozivnica",
    "ticket",
    "tickets",
    "checkin",
    "check-in",
    "survey",
    "umfrage",
    "enquete",
    "encuesta",
    "sondaggio",
    "feedback",
    "review",
    "bewertung",
    "unsubscribe",
    "abmelden",
    "abbestellen",
    "desabonnement",
    "baja",
    "disiscrizione",
    "uitschrijven",
    "preferences",
    "activate",
    "activation",
    "aktivierung",
    "confirm",
    "confirmation",
    "verify",
    "bestaetigen",
    "reset",
    "recover",
    "magic",
    "onboarding",
    "claim",
    "r",
    "s",
    "i",
];

/// `/invite/8fK2xQ9w`, `?rsvp=K7PX42`, `/unsubscribe?uid=4b7e9a0d`.
fn is_sent(address: &Address) -> bool {
    let is_said = |text: &str| SENT.iter().any(|sent| sent.eq_ignore_ascii_case(text));
    let mut segments = address
        .path
        .split('/')
        .take(MOST_PAIRS)
        .skip_while(|s| !is_said(s));
    let mut pairs = address
        .query
        .split('&')
        .take(MOST_PAIRS)
        .map(|pair| pair.split_once('=').unwrap_or(("", pair)));
    let way = segments.next().is_some();
    let names = |name: &str| {
        way || is_said(name) || TOKEN_NAMES.iter().any(|t| t.eq_ignore_ascii_case(name))
    };
    segments.any(is_code)
        || pairs.any(|(name, value)| names(name) && !is_of_everybody(name) && is_code(value))
}

/// Six or more letters and digits that change more often than a word with a number behind it.
fn is_code(part: &str) -> bool {
    let is_letter = |b: u8| b.is_ascii_alphabetic();
    let bytes = part.as_bytes();
    let changes = bytes.windows(2).filter(|two| match two {
        [a, b] => {
            is_letter(*a) != is_letter(*b) && a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric()
        }
        _ => false,
    });
    (6..=MOST_CODE).contains(&part.len())
        && bytes
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(b))
        && changes.count() >= 2
}

/// Longer ones are opaque by themselves.
const MOST_CODE: usize = 40;

fn is_of_everybody(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    CLICKS.iter().chain(SESSIONS).any(|known| name == *known) || name.starts_with("utm_")
}

fn is_opaque(part: &str) -> bool {
    if !(SHORTEST_MIXED..=2_000).contains(&part.len())
        || !part
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.~%=+".contains(&b))
    {
        return false;
    }
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let upper = part.bytes().filter(u8::is_ascii_uppercase).count();
    let lower = part.bytes().filter(u8::is_ascii_lowercase).count();
    // Words joined by hyphens are titles; a run of letters and digits without a hyphen for long is not.
    let longest = part
        .split(['-', '_', '.', '%', '+'])
        .map(str::len)
        .max()
        .unwrap_or(0);
    let uuid = part.len() == 36 && part.bytes().filter(|b| *b == b'-').count() == 4;
    uuid || longest >= SHORTEST_MIXED && changes(part) >= FEWEST_CHANGES
        || longest >= 16 && digits >= 3 && upper + lower >= 3
        || longest >= 20 && upper >= 4 && lower >= 4
}

/// A shorter text than this may be a thing's number, however mixed.
const SHORTEST_MIXED: usize = 12;
/// "summer2026sale" changes twice between letters and digits; so often no word with a year does.
const FEWEST_CHANGES: usize = 5;

/// How often a text changes between letters and digits.
fn changes(part: &str) -> usize {
    let pairs = part.as_bytes().windows(2);
    pairs
        .filter(|pair| match pair {
            [a, b] => {
                a.is_ascii_digit() && b.is_ascii_alphabetic()
                    || a.is_ascii_alphabetic() && b.is_ascii_digit()
            }
            _ => false,
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(url: &str) -> AddressClass {
        Address::parse(url).unwrap().class()
    }

    #[test]
    fn takes_an_address_apart() {
        let address = Address::parse("https://anna:pw@shop.example.de:8443/a/b?x=1&y=2#z").unwrap();
        assert_eq!(
            (address.scheme, address.host, address.port),
            ("https", "shop.example.de", "8443")
        );
        assert_eq!(
            (address.path, address.query, address.fragment),
            ("/a/b", "x=1&y=2", "z")
        );
        let v6 = Address::parse("http://[2001:db8::1]:80/").unwrap();
        assert_eq!((v6.host, v6.port), ("2001:db8::1", "80"));
        assert_eq!(Address::parse("no address"), None);
    }

    #[test]
    fn ones_own_network_is_private() {
        for url in [
            "http://localhost:8787/",
            "http://app.localhost/",
            "http://127.0.0.1/",
            "http://10.1.2.3/",
            "http://192.168.1.1/",
            "http://172.20.0.1/",
            "http://100.64.0.1/",
            "http://[::1]/",
            "http://[fd00::1]/",
            "http://[fe80::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://nas.local/",
            "http://intranet/",
            "file:///home/x.html",
            "http://wiki.internal/",
        ] {
            assert_eq!(class(url), AddressClass::Private, "{url}");
        }
    }

    #[test]
    fn names_under_test_are_public() {
        for url in [
            "http://gewinnspiel.lab.test:8787/",
            "https://example.org/",
            "http://8.8.8.8/",
            "http://[2001:4860::1]/",
            "https://mylocal.de/",
            "https://172.200.0.1/",
            "about:srcdoc",
        ] {
            assert_eq!(class(url), AddressClass::Public, "{url}");
        }
    }

    #[test]
    fn copies_are_proxied() {
        for url in [
            "https://www-o2-de.translate.goog/x",
            "https://web.archive.org/web/2011/http://o2.de",
            "https://www-jstor-org.ezproxy.uni.edu/",
        ] {
            assert_eq!(class(url), AddressClass::Proxied, "{url}");
        }
    }

    #[test]
    fn values_are_read_from_the_address() {
        let carried = |url| -> Vec<String> { Address::parse(url).unwrap().carried().collect() };
        assert_eq!(
            carried("https://a.de/?n=Sabine+Weber&m=s.weber%40posteo.de&x=1#/form?t=%C3%9Cber"),
            ["sabineweber", "sweberposteode", "uber"]
        );
        assert!(carried("https://a.de/?n=%&=%zz&%").is_empty());
    }

    #[test]
    fn secrets_in_the_address_are_seen_and_titles_are_not() {
        let token = |url| has_token(&Address::parse(url).unwrap());
        for url in [
            "https://a.de/invite/7f3c9a1b2d4e5f60718293a4",
            "https://a.de/x?u=550e8400-e29b-41d4-a716-446655440000",
            "https://a.de/?token=abc12345",
            "https://a.de/s/AbCdEfGhIjKlMnOpQrStUv",
            "https://a.de/#k=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
            "https://a.de/invite/8fK2xQ9w",
            "https://a.de/rsvp?code=K7PX42",
            "https://a.de/unsubscribe?uid=4b7e9a0d",
            "https://a.de/e/checkin?ticket=QX7-88AB-21",
            "https://a.de/test?klucz=a8c7e1f09b24",
            "https://a.de/anamnese/q7Xw29LkPz41",
            "https://a.de/manage?sub=8f31ab77c920e1",
        ] {
            assert!(token(url), "{url}");
        }
        for url in [
            "https://a.de/",
            "https://a.de/this-is-a-very-long-title-of-an-article-2024",
            "https://a.de/?page=2&sort=price",
            "https://a.de/donaudampfschifffahrtsgesellschaft",
            "https://a.de/?name=Sabine%20Weber",
            "https://a.de/?code=SUMMERSALE",
            "https://a.de/products/B08N5WRJ1X",
            "https://a.de/summer2026sale/win2026edition3",
            "https://a.de/join/win-2026",
            "https://a.de/join/2026/11/22",
            "https://a.de/join?sid=9d81ac7f",
            "https://a.de/?gclid=EAIaIQobChMI9_Dv5dX1_wIVyZRoCR0dWwE",
            "https://a.de/form;jsessionid=7F3C9A1B2D4E5F60718293A4",
            "https://a.de/?PHPSESSID=7f3c9a1b2d4e5f60718293a4",
            "blob:https://a.de/550e8400-e29b-41d4-a716-446655440000",
        ] {
            assert!(!token(url), "{url}");
        }
    }
}
