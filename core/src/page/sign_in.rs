//! Did somebody come here by a sign-in elsewhere: an eID, another service? (row 16)

use std::sync::LazyLock;

use super::texts::Texts;
use crate::lower::is_alphanumeric;
use crate::snapshot::{Control, Snapshot};
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
    "giris yaptiniz",
    "entrou com",
    "you're signing up with",
    "you are signing up with",
    "로그인되",
    "로그인 되",
    "ログイン中",
    "已登录",
];

/// Segments of addresses to which another service sends back, with one of [`ENDS`] or [`SERVICES`] after them.
const WAYS: &[&str] = &[
    "auth",
    "oauth",
    "oauth2",
    "oidc",
    "openid",
    "saml",
    "saml2",
    "sso",
    "eid",
    "connect",
    "social",
    "login",
    "signin",
    "sign-in",
    "signup",
    "sign-up",
    "register",
    "registration",
    "anmelden",
    "anmeldung",
    "registrieren",
    "registrierung",
    "inscription",
    "connexion",
    "registro",
    "registrati",
    "registrazione",
    "registreren",
    "inloggen",
    "rejestracja",
    "registrace",
    "rekisteroidy",
];
const ENDS: &[&str] = &[
    "callback",
    "acs",
    "complete",
    "return",
    "finish",
    "retour",
    "rueckkehr",
    "ritorno",
    "retorno",
    "klar",
    "ferdig",
    "faerdig",
];

/// Services that tell a site who somebody is, folded: whoever comes from one of them is known by it.
const SERVICES: &[&str] = &[
    "google",
    "facebook",
    "apple",
    "microsoft",
    "github",
    "gitlab",
    "linkedin",
    "twitter",
    "amazon",
    "paypal",
    "yahoo",
    "discord",
    "kakao",
    "naver",
    "line",
    "wechat",
    "weixin",
    "yandex",
    "vk",
    "zalo",
    "orcid",
    "keycloak",
    "okta",
];

/// Means of identification of states and banks, folded. No site is about them, so a page on top of which
/// one stands, with fields that nobody may change, shows whom it told of.
const MEANS: &[&str] = &[
    "bundid",
    "online-ausweis",
    "ausweisapp",
    "eid",
    "personalausweis",
    "elster",
    "id austria",
    "handysignatur",
    "swissid",
    "swiyu",
    "franceconnect",
    "itsme",
    "digid",
    "eherkenning",
    "spid",
    "cie",
    "carta d'identita elettronica",
    "cl@ve",
    "dnie",
    "certificado digital",
    "chave movel digital",
    "cartao de cidadao",
    "gov.br",
    "bankid",
    "freja",
    "mitid",
    "nemid",
    "id-porten",
    "buypass",
    "suomi.fi",
    "mobiil-id",
    "smart-id",
    "id-kaart",
    "eparaksts",
    "profil zaufany",
    "profilu zaufanego",
    "profilem zaufanym",
    "login.gov.pl",
    "mojeid",
    "mobilniho klice",
    "identita obcana",
    "eobcanka",
    "slovensko.sk",
    "ugyfelkapu",
    "roeid",
    "e-gradjani",
    "nias",
    "si-pass",
    "eidas",
    "gov.uk one login",
    "bankovni identita",
    "bankovni identity",
    "bankovni identitou",
    "idin",
    "myinfo",
    "certificado electronico",
    "carte d'identite numerique",
    "identitu obcana",
    "identity obcana",
    "id-kaardi",
    "id-kaardiga",
    "госуслуг",
    "дія",
    "дію",
    "id.gov.ua",
    "е-автентикация",
    "taxisnet",
    "e-devlet",
    "マイナンバーカード",
    "マイナポータル",
    "공동인증서",
    "본인인증",
    "간편인증",
    "금융인증서",
    "vneid",
    "singpass",
    "nafath",
    "uae pass",
    "النفاذ الوطني",
];

/// Beginnings of what is said of data or of somebody that one of [`MEANS`] told of, folded.
const TOLD: &[&str] = &[
    "identity verified",
    "identity was verified",
    "identity has been verified",
    "been verified",
    "proved your identity",
    "successfully verified",
    "successfully identified",
    "successfully authenticated",
    "been identified",
    "been authenticated",
    "retrieved from",
    "received from",
    "imported from",
    "obtained from",
    "uebernommen",
    "ausgewiesen",
    "ausgelesen",
    "abgerufen",
    "identifiziert",
    "authentifiziert",
    "erfolgreich",
    "recuperee",
    "recuperes",
    "provenant",
    "issues de",
    "transmises par",
    "ete verifie",
    "certifiee",
    "ete recu",
    "gegevens ontvangen",
    "ontvangen van",
    "hebben deze gegevens",
    "hebben uw gegevens",
    "hebben je gegevens",
    "opgehaald",
    "overgenomen",
    "geverifieerd",
    "geidentificeerd",
    "acquisit",
    "recuperati da",
    "provenient",
    "autenticazione effettuata",
    "identita verificata",
    "sei identificat",
    "sei autenticat",
    "autenticado",
    "autenticada",
    "identificado",
    "identificada",
    "obtenidos",
    "obtenidas",
    "obtidos",
    "lidos do",
    "leidos del",
    "letti da",
    "recuperad",
    "verificada",
    "legitimerat",
    "identifierad",
    "haemtad",
    "haemtat",
    "hentet",
    "identificeret",
    "identifisert",
    "legitimert",
    "tunnistautunut",
    "tunnistauduit",
    "tunnistettu",
    "haettu",
    "tuvastatud",
    "saadud",
    "autentificejies",
    "autentificejusies",
    "identificejies",
    "patvirtinta",
    "potwierdzon",
    "zalogowano",
    "zalogowany",
    "zalogowana",
    "pobrano",
    "pobrane",
    "jste prihlasen",
    "ste prihlasen",
    "overena",
    "overeno",
    "prevzat",
    "prevzali",
    "nacteny",
    "nacteno",
    "azonositva",
    "azonositotta",
    "atvett",
    "autentificat",
    "preluat",
    "preuzeto",
    "preuzeti iz",
    "dogrulandi",
    "alindi",
    "подтверждена",
    "подтверждены",
    "получены",
    "получено",
    "підтверджено",
    "підтверджена",
    "отримано",
    "отримані",
    "ταυτοποιηθηκ",
    "取得しました",
    "인증되었",
    "인증 완료",
];

static TOLD_OF: LazyLock<List> = LazyLock::new(|| List::of(TOLD.iter().copied()));

static NAMED: LazyLock<List> = LazyLock::new(|| List::of(MEANS.iter().copied()));

/// Beginnings of what is said of an account with one of [`SERVICES`], or of what it told, folded.
const LINKED: &[&str] = &[
    "account is connected",
    "account is linked",
    "account has been linked",
    "imported from",
    "received from",
    "konto ist verknuepft",
    "konto ist verbunden",
    "konto wurde verknuepft",
    "daten wurden von",
    "haben wir von",
    "est associe",
    "est lie",
    "a ete associe",
    "recuperees",
    "has entrado con",
    "has accedido con",
    "ha accedido con",
    "datos obtenidos",
    "datos importados",
    "esta vinculad",
    "effettuato l'accesso",
    "e collegato",
    "dati importati",
    "is gekoppeld",
    "je hebt je aangemeld",
    "zalogowano",
    "zostalo polaczone",
    "esta conectad",
    "foi vinculad",
    "aer kopplat",
    "aer tilknyttet",
    "er koblet til",
    "on yhdistetty",
    "ucet je propojen",
    "авторизовались",
    "привязан",
    "baglandi",
    "と連携しました",
    "연동되었",
];

static LINKED_TO: LazyLock<List> = LazyLock::new(|| List::of(LINKED.iter().copied()));

/// A button offers to sign in; what has been told is already in the fields.
const SENDERS: &[&str] = &[
    "provider",
    "auth_provider",
    "social",
    "idp",
    "connection",
    "via",
];

/// What says it stands on top of the page or of its forms.
const MOST_TEXTS: usize = 40;

/// The page says that somebody has come by a sign-in elsewhere.
#[must_use]
pub fn is_done(snapshot: &Snapshot, texts: &Texts, path: &str) -> bool {
    let titles = || {
        texts
            .top
            .iter()
            .chain(texts.headings.iter())
            .chain(texts.forms.iter())
            .chain(texts.above.iter())
    };
    sends_back(&snapshot.url, path)
        || was_told(&snapshot.controls, titles().take(MOST_TEXTS), path)
        || titles()
            .chain(texts.actions.iter())
            .take(MOST_TEXTS)
            .any(says_so)
        || titles().take(MOST_TEXTS).any(says_who_told)
}

fn says_so(folded: &str) -> bool {
    has(&DONE, folded)
}

/// One of these begins a word.
fn has(list: &List, folded: &str) -> bool {
    let mut in_word = false;
    folded.char_indices().any(|(at, c)| {
        let begins = !in_word && is_alphanumeric(c);
        in_word = begins || in_word && is_alphanumeric(c);
        begins && folded.get(at..).is_some_and(|rest| list.begins(rest))
    })
}

/// "Your identity was verified by FranceConnect"; no question, nor "verify it with".
fn says_who_told(folded: &str) -> bool {
    !folded.ends_with('?')
        && (has(&TOLD_OF, folded) && names_means(folded)
            || has(&LINKED_TO, folded) && names_service(folded))
}

/// One of [`SERVICES`] stands there; a long one may have an ending or a word joined to it ("Google-Konto").
fn names_service(folded: &str) -> bool {
    let is_word = |word: &str, service: &str| {
        word == service && word != "line" || service.len() > 5 && word.starts_with(service)
    };
    folded
        .split(|c| !is_alphanumeric(c))
        .any(|word| SERVICES.iter().any(|service| is_word(word, service)))
}

/// `/auth/google/callback`, `/saml/acs`, `/signup/apple`, `?provider=google`.
fn sends_back(url: &str, path: &str) -> bool {
    let is = |list: &[&str], segment: &str| list.iter().any(|s| s.eq_ignore_ascii_case(segment));
    let mut segments = path.split('/').skip_while(|segment| !is(WAYS, segment));
    let said = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or_default();
        is(SENDERS, name) && is(SERVICES, value)
    };
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let mut from = path
        .split('/')
        .filter(|segment| segment.len() <= text::LONGEST)
        .skip_while(|segment| !names_means(&text::fold(segment)));
    query.split(['&', '#']).any(said)
        || from.next().is_some() && from.any(|segment| is(ENDS, segment))
        || segments.next().is_some()
            && segments.any(|segment| is(ENDS, segment) || is(SERVICES, segment))
}

/// "Data from your Online-Ausweis": a field that nobody may change holds what it told.
fn was_told<'a>(
    controls: &[Control],
    mut titles: impl Iterator<Item = &'a str>,
    path: &str,
) -> bool {
    let is_given = |control: &Control| {
        control.fixed && control.visible && control.value.chars().any(char::is_alphabetic)
    };
    let mut segments = path
        .split('/')
        .filter(|segment| segment.len() <= text::LONGEST);
    controls.iter().any(is_given)
        && (titles.any(names_means) || segments.any(|s| names_means(&text::fold(s))))
}

/// One of [`MEANS`] stands there, as a word or words of its own where letters are Latin.
fn names_means(folded: &str) -> bool {
    let mut in_word = false;
    folded.char_indices().any(|(at, c)| {
        let begins = !in_word || !c.is_ascii();
        in_word = is_alphanumeric(c);
        let rest = folded.get(at..).unwrap_or_default();
        let ends = |means: &str| {
            let after = rest.strip_prefix(means);
            after.is_some_and(|after| !means.is_ascii() || !after.starts_with(is_alphanumeric))
        };
        begins && NAMED.near(rest).any(|(means, _)| ends(means))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_said(snapshot: &Snapshot, path: &str) -> bool {
        is_done(snapshot, &Texts::of(snapshot), path)
    }

    fn done(heading: &str) -> bool {
        let snapshot = Snapshot {
            headings: vec![heading.into()],
            ..Snapshot::default()
        };
        is_said(&snapshot, "")
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
        let path = |path| is_said(&Snapshot::default(), path);
        let whole = |url: &str| sends_back(url, "");
        assert!(whole("https://a.de/signup/last-step?provider=google&x=1"));
        assert!(!whole("https://a.de/signup?brand=google"));
        assert!(path("/signup/apple"));
        assert!(!path("/brands/apple/signup"));
        assert!(path("/users/auth/facebook/callback"));
        assert!(path("/SAML/acs"));
        assert!(!path("/auth/register"));
        assert!(!path("/callback"));
        assert!(!path("/complete/auth"));
    }

    #[test]
    fn an_eid_is_named_by_the_address() {
        let fixed = |fixed| Snapshot {
            controls: vec![Control {
                value: "Yannick".into(),
                visible: true,
                fixed,
                ..Control::default()
            }],
            ..Snapshot::default()
        };
        for path in ["/franceconnect/profil", "/soknad/bankid"] {
            assert!(is_said(&fixed(true), path), "{path}");
            assert!(!is_said(&fixed(false), path), "{path}");
        }
        assert!(!is_said(&fixed(true), "/retour"));
    }

    #[test]
    fn whom_a_card_told_of_stands_in_fields_that_nobody_may_change() {
        let told = |heading: &str, fixed| {
            is_said(
                &Snapshot {
                    headings: vec![heading.into()],
                    controls: vec![Control {
                        value: "Lorenz".into(),
                        visible: true,
                        fixed,
                        ..Control::default()
                    }],
                    ..Snapshot::default()
                },
                "",
            )
        };
        for heading in [
            "Daten aus Ihrem Online-Ausweis",
            "Gegevens van DigiD",
            "Дані отримано з Дії",
        ] {
            assert!(!told(heading, false), "{heading}");
        }
        for heading in [
            "Daten aus Ihrem Online-Ausweis",
            "Gegevens van DigiD",
            "Données de FranceConnect",
        ] {
            assert!(told(heading, true), "{heading}");
        }
        assert!(!told("Species of birds", true));
    }

    #[test]
    fn who_was_identified_is_told_from_who_is_asked_to_be() {
        for said in [
            "Ihre Daten wurden aus dem Online-Ausweis übernommen.",
            "Votre identité a été vérifiée par FranceConnect",
            "Du har legitimerat dig med BankID",
            "Olet tunnistautunut Suomi.fi-palvelussa",
        ] {
            let page = |above: &str| Snapshot {
                controls: vec![Control {
                    before: above.into(),
                    visible: true,
                    ..Control::default()
                }],
                ..Snapshot::default()
            };
            assert!(done(said) && is_said(&page(said), ""), "{said}");
        }
        for asked in [
            "Daten aus dem Online-Ausweis übernehmen",
            "Vérifiez votre identité avec FranceConnect",
            "Legitimera dig med BankID",
            "Identificati con SPID",
            "Přihlášení přes Identitu občana",
            "Получение услуг через Госуслуги",
            "Identität mit der BundID erfolgreich bestätigt?",
            "Your order was successfully verified",
        ] {
            assert!(!done(asked), "{asked}");
        }
    }

    #[test]
    fn an_account_elsewhere_is_linked_and_what_is_joined_or_praised_is_not() {
        for said in [
            "Dein Google-Konto ist verknüpft.",
            "Ihre Daten wurden von Facebook übernommen",
            "Vous avez terminé : votre compte Google est associé",
        ] {
            assert!(done(said), "{said}");
        }
        for offered in [
            "By joining with Google you agree to our terms",
            "Imported cider",
            "Line: your account is connected",
            "Google sagt, das Konto ist verknüpft?",
        ] {
            assert!(!done(offered), "{offered}");
        }
    }

    #[test]
    fn an_eid_sends_back_like_another_service() {
        let path = |path| is_said(&Snapshot::default(), path);
        assert!(path("/digid/retour/verhuizing"));
        assert!(path("/ansokan/bankid/klar"));
        assert!(!path("/hilfe/bankid"));
        assert!(!path("/retour/digid"));
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for word in SAYINGS
            .iter()
            .chain(TOLD)
            .chain(LINKED)
            .chain(MEANS)
            .chain(SERVICES)
        {
            assert_eq!(text::fold(word), *word);
        }
    }
}
