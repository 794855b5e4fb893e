//! What fields and forms are for, on whole forms in several languages.

use strayfield_cli::html::Page;

/// Kinds of all fields that have one, then the kind of the first form.
fn kinds(html: &str) -> (Vec<&'static str>, &'static str) {
    let inspection = strayfield_core::look(&Page::parse(html, "").snapshot);
    let fields = inspection
        .fields
        .iter()
        .map(|field| field.kind.word())
        .filter(|&kind| kind != "none")
        .collect();
    (fields, inspection.forms[0].kind.word())
}

#[test]
fn german_raffle() {
    let html = "<h2>Jetzt am Gewinnspiel teilnehmen</h2><form action=/teilnahme>
        <select name=anrede><option>Bitte wählen<option>Herr<option>Frau</select>
        Vorname: <input name=f1> Name: <input name=f2> Straße/Nr.: <input name=f3>
        PLZ: <input name=f4 size=5> Ort: <input name=f5> Geburtsdatum: <input name=f6 placeholder=TT.MM.JJJJ>
        E-Mail: <input name=f7> <button>Teilnehmen</button></form>";
    let (fields, form) = kinds(html);
    assert_eq!(
        fields,
        [
            "honorific-prefix",
            "given-name",
            "family-name",
            "street-address",
            "postal-code",
            "address-level2",
            "bday",
            "email"
        ]
    );
    assert_eq!(form, "giveaway");
}

#[test]
fn french_registration() {
    let html = "<form id=inscription><label>Nom <input></label><label>Prénom <input></label>
        <label>Adresse e-mail <input></label><label>Mot de passe <input type=password></label>
        <label>Confirmer le mot de passe <input type=password></label><button>Créer un compte</button></form>";
    let (fields, form) = kinds(html);
    assert_eq!(
        fields,
        [
            "family-name",
            "given-name",
            "email",
            "new-password",
            "new-password"
        ]
    );
    assert_eq!(form, "registration");
}

#[test]
fn spanish_checkout() {
    let html = "<h1>Dirección de envío</h1><form><label>Nombre <input></label><label>Apellidos <input></label>
        <label>Calle y número <input></label><label>Código postal <input></label><label>Ciudad <input></label>
        <label>Provincia <input></label><label>Teléfono móvil <input></label><button>Continuar al pago</button></form>";
    let (fields, form) = kinds(html);
    assert_eq!(
        fields,
        [
            "given-name",
            "family-name",
            "street-address",
            "postal-code",
            "address-level2",
            "address-level1",
            "tel"
        ]
    );
    assert_eq!(form, "checkout");
}

#[test]
fn italian_contact() {
    let html = "<form><label>Nome e cognome <input></label><label>Telefono <input></label>
        <label>Il tuo indirizzo email <input></label><label>Messaggio <textarea></textarea></label>
        <button>Invia messaggio</button></form>";
    assert_eq!(kinds(html), (vec!["name", "tel", "email"], "contact"));
}

#[test]
fn dutch_login() {
    let html =
        "<form><label>Gebruikersnaam <input></label><label>Wachtwoord <input type=password></label>
        <a href=/x>Wachtwoord vergeten?</a><button>Inloggen</button></form>";
    assert_eq!(kinds(html), (vec!["username", "current-password"], "login"));
}

#[test]
fn polish_address() {
    let html = "<form><label>Ulica <input></label><label>Numer domu <input></label>
        <label>Numer mieszkania <input></label><label>Kod pocztowy <input></label>
        <label>Miejscowość <input></label><button>Dalej</button></form>";
    assert_eq!(
        kinds(html).0,
        [
            "street-name",
            "house-number",
            "address-extra",
            "postal-code",
            "address-level2"
        ]
    );
}

#[test]
fn japanese_address() {
    let html = "<form><label>氏名 <input></label><label>郵便番号 <input></label>
        <label>都道府県 <input></label><label>電話番号 <input></label></form>";
    assert_eq!(
        kinds(html).0,
        ["name", "postal-code", "address-level1", "tel"]
    );
}

#[test]
fn recommending_to_friends() {
    let html = "<form><h3>Freunde werben</h3>Name Ihres Freundes: <input name=friend1_name>
        E-Mail Ihres Freundes: <input name=friend1_email><button>Weiterempfehlen</button></form>";
    let (fields, form) = kinds(html);
    assert_eq!(fields, ["name", "email"]);
    assert_eq!(form, "referral");
}

#[test]
fn unsubscribing_is_no_sign_up() {
    let html = "<form action=/unsubscribe><input type=email name=email><button>Unsubscribe</button></form>";
    assert_ne!(kinds(html).1, "registration");
}

#[test]
fn editing_others_is_a_record() {
    let html =
        "<h1>Edit customer</h1><form action=/admin/customers/12><label>First name <input></label>
        <label>Last name <input></label><label>Phone <input></label><button>Save</button></form>";
    assert_eq!(kinds(html).1, "record");
}
