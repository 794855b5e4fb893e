//! Is somebody signed in? A page that offers a way out says so.

use std::sync::LazyLock;

use crate::value::{List, text};

/// Words of links and buttons, folded, in the languages of the vocabulary.
const WAYS_OUT: &[&str] = &[
    "log out",
    "logout",
    "log off",
    "logoff",
    "sign out",
    "signout",
    "sign off",
    "end session",
    "abmelden",
    "ausloggen",
    "abmeldung",
    "se deconnecter",
    "deconnexion",
    "deconnecter",
    "me deconnecter",
    "cerrar sesion",
    "desconectar",
    "desconectarse",
    "salir",
    "esci",
    "disconnetti",
    "disconnettiti",
    "logga ut",
    "uitloggen",
    "afmelden",
    "log uit",
    "wyloguj",
    "wyloguj sie",
    "wylogowanie",
    "log ud",
    "logge ud",
    "logg ut",
    "logge ut",
    "kirjaudu ulos",
    "uloskirjautuminen",
    "odhlasit",
    "odhlasit se",
    "odhlasit sa",
    "odhlaseni",
    "odhlasenie",
    "kijelentkezes",
    "kilepes",
    "deconectare",
    "deconecteaza-te",
    "delogare",
    "iesire",
    "iesire din cont",
    "odjava",
    "odjavi se",
    "odjavite se",
    "одјава",
    "одјави се",
    "изход",
    "излез",
    "выйти",
    "выход",
    "вийти",
    "вихід",
    "αποσυνδεση",
    "εξοδοσ",
    "cikis",
    "cikis yap",
    "oturumu kapat",
    "sair",
    "terminar sessao",
    "encerrar sessao",
    "tancar sessio",
    "tanca la sessio",
    "atsijungti",
    "iziet",
    "logi valja",
    "utskra",
    "keluar",
    "log keluar",
    "dang xuat",
    "ログアウト",
    "サインアウト",
    "退出",
    "退出登录",
    "安全退出",
    "退出账号",
    "安全登出",
    "登出",
    "注销",
    "로그아웃",
    "تسجيل الخروج",
    "خروج",
    "התנתק",
    "התנתקות",
    "יציאה",
    "ออกจากระบบ",
    "लॉग आउट",
    "लॉगआउट",
];

static OUT: LazyLock<List> = LazyLock::new(|| List::of(WAYS_OUT.iter().copied()));

/// The same words leave a mailing list.
const LISTS: &[&str] = &["newsletter", "nieuwsbrief", "mail", "verteiler", "abo"];

/// Segments of paths.
const PATHS: &[&str] = &[
    "logout",
    "log-out",
    "log_out",
    "signout",
    "sign-out",
    "sign_out",
    "logoff",
    "sign_off",
    "abmelden",
    "ausloggen",
    "deconnexion",
    "uitloggen",
    "wyloguj",
    "cerrar-sesion",
];

/// One of the page's links and buttons leads out.
#[must_use]
pub fn any_way_out<'a>(mut actions: impl Iterator<Item = &'a str>) -> bool {
    // A page has hundreds of them: one buffer serves all.
    let mut folded = String::new();
    actions.any(|action| {
        folded.clear();
        if action.len() <= text::LONGEST {
            text::fold_into(action, &mut folded);
        }
        is_way_out(&folded)
    })
}

fn is_way_out(folded: &str) -> bool {
    if folded.contains('/') {
        let path = folded.split(['?', '#']).next().unwrap_or_default();
        let last = path
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or_default();
        let last = last.split('.').next().unwrap_or_default();
        return PATHS.contains(&last) && !LISTS.iter().any(|l| path.contains(l));
    }
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.split(' ').count() > 4 {
        return false;
    }
    let is_out = |part: Option<&str>| part.is_some_and(|part| OUT.has(part));
    let mut ends = bare.match_indices(|c: char| !c.is_alphanumeric());
    let leads_out = is_out(Some(bare))
        || ends.any(|(at, _)| is_out(bare.get(..at)))
        || bare
            .match_indices(' ')
            .any(|(at, _)| is_out(bare.get(at + 1..)));
    leads_out && !LISTS.iter().any(|list| bare.contains(list))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_way_out(action: &str) -> bool {
        any_way_out(std::iter::once(action))
    }

    #[test]
    fn ways_out_in_many_languages() {
        for action in [
            "Kirjaudu ulos",
            "Odhlásit se",
            "Kijelentkezés",
            "Ieșire din cont",
            "Αποσύνδεση",
            "Çıkış yap",
            "Выйти",
            "Вийти",
            "Изход",
            "Logga ut",
            "Terminar sessão",
            "Đăng xuất",
            "ログアウト",
            "退出登录",
            "安全退出",
            "退出账号",
            "安全登出",
            "로그아웃",
            "تسجيل الخروج",
            "יציאה",
            "ออกจากระบบ",
            "Log out",
            "Sign Out (Sabine)",
            "Abmelden",
            "Jetzt ausloggen",
            "Se déconnecter",
            "Cerrar sesión",
            "Esci",
            "Uitloggen",
            "Wyloguj się",
            "/account/logout",
            "/signout.php?x=1",
            "https://a.de/users/sign_out/",
        ] {
            assert!(is_way_out(action), "{action}");
        }
    }

    #[test]
    fn leaving_a_list_or_reading_about_it_is_no_way_out() {
        for action in [
            "Newsletter abmelden",
            "Log in",
            "/newsletter/abmelden",
            "How to log out of your account on all devices",
            "Exit survey",
            "/blog/logout-problems",
            "Escite",
            "Abmeldefrist",
        ] {
            assert!(!is_way_out(action), "{action}");
        }
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for word in WAYS_OUT.iter().chain(LISTS).chain(PATHS) {
            assert_eq!(text::fold(word), *word);
        }
    }
}
