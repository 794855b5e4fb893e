//! Is this an address that only somebody who is signed in comes to?

use super::Address;

/// Segments of addresses below which everything is somebody's own. `my`, `me`, `lk` are countries as well.
const AREAS: &[&str] = &[
    "account",
    "accounts",
    "myaccount",
    "my-account",
    "my_account",
    "mypage",
    "konto",
    "mein-konto",
    "meinkonto",
    "mein-bereich",
    "kundenkonto",
    "mon-compte",
    "moncompte",
    "compte",
    "mon-espace",
    "espace-client",
    "cuenta",
    "mi-cuenta",
    "micuenta",
    "mi-perfil",
    "area-cliente",
    "area-clientes",
    "area-clienti",
    "area-personale",
    "area-riservata",
    "mio-account",
    "mijn-account",
    "mijnaccount",
    "moje-konto",
    "mojekonto",
    "panel-klienta",
    "minha-conta",
    "area-do-cliente",
    "mina-sidor",
    "minasidor",
    "min-konto",
    "minside",
    "min-side",
    "mitt-konto",
    "muj-ucet",
    "mujucet",
    "moj-ucet",
    "fiokom",
    "contul-meu",
    "moj-racun",
    "mojracun",
    "moj-profil",
    "hesabim",
    "lichnyj-kabinet",
    "osobystyi-kabinet",
    "mano-paskyra",
    "tai-khoan",
    "ebank",
    "ebanking",
    "e-banking",
    "netbank",
    "netbanking",
    "internetbanking",
    "onlinebanking",
    "online-banking",
];

/// Segments below them that everybody comes to.
const DOORS: &[&str] = &[
    "log",
    "sign",
    "regist",
    "create",
    "new",
    "join",
    "forgot",
    "lost",
    "reset",
    "recover",
    "password",
    "passwort",
    "activ",
    "confirm",
    "verif",
    "guest",
    "help",
    "auth",
    "sso",
    "oauth",
    "anmeld",
    "anleg",
    "erstell",
    "vergess",
    "connexion",
    "inscri",
    "creer",
    "oubli",
    "identif",
    "alta",
    "crear",
    "acces",
    "accedi",
    "recuper",
    "crea",
    "inlog",
    "aanmeld",
    "wachtwoord",
    "rejestr",
    "zaloz",
    "haslo",
    "cadastr",
    "entrar",
    "senha",
    "skapa",
    "opret",
    "opprett",
    "kirjaudu",
    "rekister",
    "luo",
    "prihl",
    "heslo",
    "belep",
    "bejelentkez",
    "jelszo",
    "autentific",
    "prijav",
    "lozinka",
    "giris",
    "uye",
    "kayit",
    "sifre",
    "vhod",
    "parol",
    "daftar",
    "masuk",
    "dang-",
    "invite",
    "unsubscribe",
    "preferences",
    "newsletter",
];

/// `/account/addresses/7`, `/konto/bestellungen`; not `/account/register`, nor `/account` itself, where some have
/// their door.
#[must_use]
pub fn is_inside(address: &Address) -> bool {
    let is_area = |segment: &str| AREAS.iter().any(|area| segment.eq_ignore_ascii_case(area));
    let below = address
        .path
        .split('/')
        .skip_while(|segment| !is_area(segment));
    let first = below.skip(1).find(|segment| !segment.is_empty());
    first.is_some_and(|segment| {
        let segment = segment.to_ascii_lowercase();
        !DOORS.iter().any(|door| segment.starts_with(door))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_below_an_account_is_somebodys_own_but_its_doors() {
        let is = |url: &str| is_inside(&Address::parse(url).unwrap());
        for url in [
            "https://shop.example/account/addresses/7",
            "https://shop.example/de/konto/bestellungen",
            "https://bank.example/ebanking/payments/new",
            "https://laden.example/Mein-Konto/daten/",
        ] {
            assert!(is(url), "{url}");
        }
        for url in [
            "https://shop.example/account",
            "https://shop.example/account/",
            "https://shop.example/account/register",
            "https://shop.example/customer/account/createpost",
            "https://shop.example/my-account/lost-password/",
            "https://shop.example/konto/anmelden",
            "https://shop.example/raffle/my",
            "https://brand.example/my/contest/join",
            "https://shop.example/contact",
        ] {
            assert!(!is(url), "{url}");
        }
    }
}
