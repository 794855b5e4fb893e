//! Did somebody come here by a sign-in elsewhere: an eID, another service? (row 16)

use std::sync::LazyLock;

use crate::snapshot::Snapshot;
use crate::value::{List, text};

/// What says so, looked up at the beginning of each word.
static DONE: LazyLock<List> = LazyLock::new(|| List::of(SAYINGS.iter().copied()));

/// That it has happened, folded. What only offers it ("Sign in with Google") does not say so, nor what
/// sends news ("Stay connected with us").
const SAYINGS: &[&str] = &[
    "signed in with",
    "signed in as",
    "signed in via",
    "logged in with",
    "logged in as",
    "logged in via",
    "connected with google",
    "connected with facebook",
    "angemeldet mit",
    "angemeldet als",
    "angemeldet ueber",
    "eingeloggt mit",
    "eingeloggt als",
    "ausgewiesen mit",
    "identifiziert mit",
    "verbunden mit google",
    "verbunden mit facebook",
    "etes connecte",
    "connecte en tant que",
    "connecte avec franceconnect",
    "connecte avec google",
    "connecte avec facebook",
    "identifie avec",
    "identifie via",
    "iniciado sesion con",
    "iniciado sesion como",
    "sesion iniciada",
    "identificado con",
    "identificado mediante",
    "accesso effettuato",
    "autenticato con",
    "autenticato tramite",
    "ingelogd met",
    "ingelogd als",
    "aangemeld met",
    "aangemeld als",
    "zalogowano przez",
    "zalogowano jako",
    "zalogowany jako",
    "zalogowana jako",
    "sessao iniciada",
    "autenticado com",
    "prihlasen pres",
    "prihlasen jako",
    "prihlaseny ako",
    "prihlaseny cez",
    "inloggad med",
    "inloggad som",
    "er logget ind",
    "logget ind som",
    "er logget inn",
    "logget inn som",
    "innlogget som",
    "olet kirjautunut",
    "kirjauduit",
    "be van jelentkezve",
    "conectat cu google",
    "conectat ca",
    "prijavljeni ste",
    "prijavljen kao",
    "вы вошли",
    "ви увійшли",
    "συνδεθηκατε",
    "olarak giris yaptiniz",
    "ログイン中",
    "已登录",
    "로그인됨",
];

/// Segments of addresses to which another service sends back, with one of [`ENDS`] after them.
const WAYS: &[&str] = &[
    "auth", "oauth", "oauth2", "oidc", "openid", "saml", "saml2", "sso",
];
const ENDS: &[&str] = &["callback", "acs", "complete", "return"];

/// What says it stands on top of the page or of its forms.
const MOST_TEXTS: usize = 40;

/// The page says that somebody has come by a sign-in elsewhere.
#[must_use]
pub fn is_done(snapshot: &Snapshot, path: &str) -> bool {
    let forms = snapshot.forms.iter().map(|form| &form.heading);
    let texts = [&snapshot.title].into_iter().chain(&snapshot.headings);
    let mut texts = texts.chain(forms).chain(&snapshot.actions).take(MOST_TEXTS);
    let mut folded = String::new();
    sends_back(path)
        || texts.any(|said| {
            folded.clear();
            if said.len() <= 2 * text::LONGEST {
                text::fold_into(said, &mut folded);
            }
            says_so(&folded)
        })
}

fn says_so(folded: &str) -> bool {
    let mut in_word = false;
    folded.char_indices().any(|(at, c)| {
        let begins = c.is_alphanumeric() && !in_word;
        in_word = c.is_alphanumeric();
        let rest = folded.get(at..).unwrap_or_default();
        begins && DONE.near(rest).any(|(done, _)| rest.starts_with(done))
    })
}

/// `/auth/google/callback`, `/saml/acs`.
fn sends_back(path: &str) -> bool {
    let is = |list: &[&str], segment: &str| list.iter().any(|s| s.eq_ignore_ascii_case(segment));
    let mut segments = path.split('/').skip_while(|segment| !is(WAYS, segment));
    segments.next().is_some() && segments.any(|segment| is(ENDS, segment))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(heading: &str) -> bool {
        let snapshot = Snapshot {
            headings: vec![heading.into()],
            ..Snapshot::default()
        };
        is_done(&snapshot, "")
    }

    #[test]
    fn what_has_happened_is_no_offer() {
        for heading in [
            "Angemeldet mit BundID",
            "Vous êtes connecté avec FranceConnect",
            "Signed in with Google",
            "Zalogowano przez Profil Zaufany",
            "Ви увійшли через Дію",
        ] {
            assert!(done(heading), "{heading}");
        }
        for heading in [
            "Mit BundID anmelden",
            "Sign in with Google",
            "Stay connected with us",
            "You must be logged in",
            "Musisz być zalogowany",
            "Restez connecté avec nous",
        ] {
            assert!(!done(heading), "{heading}");
        }
    }

    #[test]
    fn addresses_that_another_service_sends_back_to_say_so() {
        let path = |path| is_done(&Snapshot::default(), path);
        assert!(path("/users/auth/facebook/callback"));
        assert!(path("/SAML/acs"));
        assert!(!path("/auth/register"));
        assert!(!path("/callback"));
        assert!(!path("/complete/auth"));
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for word in SAYINGS {
            assert_eq!(text::fold(word), *word);
        }
    }
}
