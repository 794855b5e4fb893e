//! Is somebody signed in? A page that offers a way out says so.

use std::sync::LazyLock;

use crate::lower::is_alphanumeric;
use crate::value::List;
#[cfg(test)]
use crate::value::text;

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
    "cierra sesion",
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
    "log af",
    "logga av",
    "logg av",
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
    "iesi din cont",
    "odjava",
    "odjavi se",
    "odjavite se",
    "одјава",
    "одјави се",
    "одјавите се",
    "излогуј се",
    "излизане",
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
    "oturumu sonlandir",
    "sair",
    "terminar sessao",
    "encerrar sessao",
    "tancar sessio",
    "tanca la sessio",
    "atsijungti",
    "iziet",
    "logi valja",
    "utskra",
    "skra ut",
    "shkycu",
    "ckycu",
    "odjavi me",
    "odhlas",
    "odhlas sa",
    "odhlas se",
    "izlogiraj se",
    "izloguj se",
    "logiraj se van",
    "გასვლა",
    "ելք",
    "cixis",
    "шыгу",
    "mag log out",
    "keluar",
    "log keluar",
    "dang xuat",
    "thoat",
    "ログアウト",
    "ログオフ",
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
    "تسجيل خروج",
    "الخروج",
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

/// One of the page's links and buttons, folded, leads out.
#[must_use]
pub fn any_way_out<'a>(mut actions: impl Iterator<Item = &'a str>) -> bool {
    actions.any(is_way_out)
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
    let is_part = |c: char| !is_alphanumeric(c);
    let bare = folded.trim_matches(is_part);
    let mut blanks = bare.match_indices(' ').map(|(at, _)| at);
    let ends: [Option<usize>; 4] = std::array::from_fn(|_| blanks.next());
    if ends[MOST_WORDS - 1].is_some() {
        return false;
    }
    // "log out (sabine)", "jetzt ausloggen".
    let begins = OUT.near(bare).any(|(out, _)| {
        let rest = bare.strip_prefix(out);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(is_part))
    });
    let behind = |at: usize| bare.get(at + 1..).is_some_and(|rest| OUT.has(rest));
    (begins || ends.into_iter().flatten().any(behind))
        && !LISTS.iter().any(|list| bare.contains(list))
}

/// What has more says more.
const MOST_WORDS: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    fn is_way_out(action: &str) -> bool {
        super::is_way_out(&text::fold(action))
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
            "ログオフ",
            "退出登录",
            "安全退出",
            "退出账号",
            "安全登出",
            "로그아웃",
            "تسجيل الخروج",
            "تسجيل خروج",
            "الخروج",
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
