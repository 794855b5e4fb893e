//! The core's report, cases, letters and routing as WebAssembly: only translates (`extension/src/shared/desk.ts`).
//!
//! What is structured crosses as JSON. Errors name a field and what is wrong with it, never a value: they
//! end up in consoles.

use std::fmt::Display;

use js_sys::JSON;
use serde_json::{Value, json};
use strayfield_core::authority::{for_complaint, for_tip, land_of};
use strayfield_core::case::{Case, CaseKind, Land, Seen, Standing, breach, deadlines, steps};
use strayfield_core::letter::{self, Kind, Lang, Order, Unsent};
use strayfield_core::report::{Facts, Refusal, build, from_body, to_body};
use strayfield_core::session::site_of;
use strayfield_core::verdict::Level;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// The exact body of the report on these facts; it has passed the guard.
///
/// # Errors
/// When these are no facts, or the report on them would say more than it may.
#[wasm_bindgen]
pub fn report(facts: JsValue) -> Result<String, JsError> {
    let text = JSON::stringify(&facts)
        .ok()
        .and_then(|text| text.as_string())
        .ok_or_else(|| refused("not the facts of a report"))?;
    body_of(&text)
}

/// Lets a body pass that is a report of this version and says nothing else.
///
/// # Errors
/// When it does not.
#[wasm_bindgen]
pub fn guard(body: &str) -> Result<(), JsError> {
    from_body(body.as_bytes()).map(drop).map_err(refused)
}

/// What there is to say about a case (JSON of `core::case::Case`): JSON of the desk's `Told`.
///
/// # Errors
/// When it is no case.
#[wasm_bindgen]
pub fn told(case: &str) -> Result<String, JsError> {
    let case = Case::from_json(case).map_err(refused)?;
    Ok(told_of(&case).to_string())
}

/// A letter: JSON of `core::letter::Letter`.
///
/// # Errors
/// When this is no order (JSON of `core::letter::Order`), or its sender has no right to the letter.
#[wasm_bindgen]
pub fn write(kind: &str, lang: &str, order: &str) -> Result<String, JsError> {
    let order = Order::from_json(order).map_err(refused)?;
    written(kind, lang, &order)
        .map_err(refused)
        .map(|letter| letter.to_string())
}

/// *What should I do?* for a finding, in words of `core::case::Step`: JSON of a list. Unknown words give none.
#[wasm_bindgen]
pub fn advice(kind: &str, level: &str, is_public: bool, standing: &str) -> String {
    let seen = (
        CaseKind::from_word(kind),
        Level::from_word(level),
        Standing::from_word(standing),
    );
    let (Some(kind), Some(level), Some(standing)) = seen else {
        return "[]".to_owned();
    };
    json!(steps(Seen {
        kind,
        level,
        public: is_public,
        reported: false,
        standing,
    }))
    .to_string()
}

/// The Land of a German postcode, by its code; empty when there is none.
#[wasm_bindgen]
pub fn land(postcode: &str) -> String {
    land_of(postcode).map_or("", Land::word).to_owned()
}

/// The part of an address's host that one owner holds; empty when it has no host.
#[wasm_bindgen]
pub fn site(url: &str) -> String {
    site_of(url)
}

/// The languages of letters.
#[wasm_bindgen]
pub fn languages() -> String {
    json!(Lang::ALL).to_string()
}

fn told_of(case: &Case) -> Value {
    json!({
        "kind": case.kind(),
        "regime": case.regime(),
        "answer": breach(case),
        "steps": steps(Seen::of(case)),
        "deadlines": deadlines(case),
        "letters": letter::possible(case).iter().map(|kind| json!({"kind": kind, "to": kind.row().to})).collect::<Vec<_>>(),
        "tip": for_tip(case),
        "complaint": for_complaint(case),
    })
}

fn written(kind: &str, lang: &str, order: &Order) -> Result<Value, Unsent> {
    let kind = Kind::from_word(kind).ok_or(Unsent::NotFitting)?;
    let lang = Lang::from_word(lang).ok_or(Unsent::NotFitting)?;
    letter::write(kind, lang, order).map(|letter| json!(letter))
}

fn body_of(facts: &str) -> Result<String, JsError> {
    let facts: Facts =
        serde_json::from_str(facts).map_err(|_| refused("not the facts of a report"))?;
    build(&facts)
        .and_then(|report| to_body(&report))
        .map_err(|refusal: Refusal| refused(refusal))
}

fn refused(why: impl Display) -> JsError {
    JsError::new(&why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_told_in_words_of_closed_lists() {
        let told = told_of(&Case::new(letter::example_report()));
        assert_eq!(told["kind"], "person");
        assert_eq!(told["answer"]["breach"], "yes");
        assert_eq!(
            told["letters"][0],
            json!({"kind": "notice", "to": "controller"})
        );
        assert_eq!(told["tip"]["ask"], json!(["seat-country"]));
    }

    #[test]
    fn advice_needs_words_that_exist() {
        assert_ne!(advice("person", "warn", true, "finder"), "[]");
        assert_eq!(advice("person", "warn", true, "Sabine"), "[]");
    }
}
