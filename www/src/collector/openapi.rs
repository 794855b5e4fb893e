//! `GET /api/v1/openapi.json`: the interface, described. Words come from the types themselves.

use std::sync::LazyLock;

use axum::Json;
use serde_json::{Value, json};
use strayfield_core::field::FieldKind;
use strayfield_core::form::FormKind;
use strayfield_core::person::Ownership;
use strayfield_core::report::PeopleBucket;
use strayfield_core::snapshot::Provenance;
use strayfield_core::verdict::{Level, Reason};

use crate::case::{Event, Standing, State};
use crate::problem::Problem;

/// The description.
pub async fn serve() -> Json<&'static Value> {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(document);
    Json(&DOCUMENT)
}

fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Strayfield",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Reports of forms that arrive filled with somebody else's data, and the public cases they make. Nothing here takes a value of a form.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": {
            "/api/v1/reports": { "post": takes(
                "Send a report. It counts once, however often it is sent; the answer comes when it is on the disk.",
                "Report",
                &[
                    (200, "It was known already.", "Receipt"),
                    (201, "It is stored now.", "Receipt"),
                ],
                &[Problem::IdTaken],
            )},
            "/api/v1/retractions": { "post": takes(
                "Take a report back. Any number of times.",
                "Claim",
                &[(200, "It counts no more.", "Noted")],
                &[Problem::NotYours, Problem::UnknownReport],
            )},
            "/api/v1/outcomes": { "post": takes(
                "Say what the form shows its reporter now. The last word counts.",
                "Outcome",
                &[(200, "Noted.", "Noted")],
                &[Problem::NotYours, Problem::UnknownReport],
            )},
            "/api/v1/cases": { "get": gives(
                "Public cases, 50 a page.",
                "Cases",
                json!([
                    { "name": "show", "in": "query", "schema": { "enum": ["open", "fixed", "all"], "default": "open" } },
                    { "name": "page", "in": "query", "schema": { "type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 0 } },
                ]),
                &[Problem::BadQuery],
            )},
            "/api/v1/cases/{id}": { "get": gives(
                "One public case with its timeline.",
                "CaseWithTimeline",
                json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }]),
                &[Problem::NotFound, Problem::TakenDown, Problem::Unreadable],
            )},
            "/api/v1/contacts": { "get": gives(
                "Whom a site's visitors can tell.",
                "Contacts",
                json!([{ "name": "domain", "in": "query", "required": true,
                         "schema": { "type": "string", "examples": ["shop.firma.de"] } }]),
                &[Problem::BadQuery],
            )},
        },
        "components": { "schemas": schemas() },
    })
}

/// An address that takes a body.
fn takes(summary: &str, body: &str, good: &[(u16, &str, &str)], own: &[Problem]) -> Value {
    let common = [
        Problem::Unreadable,
        Problem::TooSlow,
        Problem::TooLarge,
        Problem::NotJson,
        Problem::Malformed,
        Problem::TooMany(1),
        Problem::Unavailable,
    ];
    json!({
        "summary": summary,
        "requestBody": { "required": true, "content": { "application/json": { "schema": schema(body) } } },
        "responses": responses(good, common.iter().chain(own)),
    })
}

/// An address that answers a question.
fn gives(summary: &str, answer: &str, parameters: Value, own: &[Problem]) -> Value {
    let good = [(200, "What was asked for.", answer)];
    let common = [Problem::TooSlow, Problem::Unavailable];
    json!({
        "summary": summary,
        "parameters": parameters,
        "responses": responses(&good, common.iter().chain(own)),
    })
}

fn responses<'a>(good: &[(u16, &str, &str)], bad: impl Iterator<Item = &'a Problem>) -> Value {
    let mut all = serde_json::Map::new();
    for (status, what, answer) in good {
        let content = json!({ "application/json": { "schema": schema(answer) } });
        all.insert(
            status.to_string(),
            json!({ "description": what, "content": content }),
        );
    }
    for problem in bad {
        let content = json!({ "application/problem+json": { "schema": schema("Problem") } });
        let said = json!({ "description": problem.to_string(), "content": content });
        all.insert(problem.status().as_u16().to_string(), said);
    }
    Value::Object(all)
}

fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Value {
    let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
    json!({ "enum": words })
}

/// An object of these fields and no others, all of them there.
fn object(fields: Value) -> Value {
    let names: Vec<&String> = fields
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name)
        .collect();
    json!({ "type": "object", "required": names, "properties": fields, "additionalProperties": false })
}

fn counts(words: Value) -> Value {
    json!({
        "type": "object",
        "propertyNames": words,
        "additionalProperties": { "type": "integer", "minimum": 1, "maximum": 100_000 },
    })
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn or_null(of: Value) -> Value {
    json!({ "anyOf": [of, { "type": "null" }] })
}

fn schemas() -> Value {
    let text = json!({ "type": "string" });
    let number = json!({ "type": "integer", "minimum": 0 });
    let time = json!({ "type": "string", "format": "date-time" });
    let id = json!({ "type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" });
    let proof = json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    let case = json!({ "type": "string", "pattern": "^[2-9a-z]{10}$" });
    let state = words(&State::ALL, State::word);
    let standing = words(&Standing::ALL, Standing::word);
    let field_kind = words(FieldKind::ALL, FieldKind::word);
    let form_kind = words(FormKind::ALL, FormKind::word);
    let people = words(PeopleBucket::ALL, PeopleBucket::word);
    let entry = json!({
        "id": case, "origin": text, "form_kind": form_kind, "state": state, "standing": standing,
        "people": people, "reports": number, "reporters": number,
        "first_seen": time, "last_seen": time,
        "fixed_at": or_null(time.clone()), "path": or_null(text.clone()),
    });
    let mut whole = entry.clone();
    if let Some(whole) = whole.as_object_mut() {
        whole.insert("organisation".into(), or_null(text.clone()));
        whole.insert("field_kinds".into(), counts(field_kind.clone()));
        let event = words(&Event::ALL, Event::word);
        let event = object(json!({ "at": time, "event": event, "words": or_null(text.clone()) }));
        whole.insert("events".into(), list(event));
    }
    json!({
        "Report": object(json!({
            "id": id,
            "schema": { "const": 1 },
            "origin": { "type": "string", "pattern": "^https?://[^/?#@]+$", "description": "Scheme, host, port; a label that looks like a person is {}." },
            "path": { "type": "string", "pattern": "^/", "description": "Known words; everything else is {}." },
            "form_kind": form_kind,
            "field_kinds": counts(field_kind),
            "people": people,
            "level": words(Level::ALL, Level::word),
            "reasons": { "type": "array", "uniqueItems": true, "items": words(Reason::ALL, Reason::word) },
            "provenance": counts(words(Provenance::ALL, Provenance::word)),
            "ownership": words(Ownership::ALL, Ownership::word),
            "seen_at": { "type": "string", "pattern": "^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z$" },
            "extension": { "type": "string", "pattern": "^[0-9]{1,3}[.][0-9]{1,3}$" },
            "browser": { "type": "string", "pattern": "^(firefox|chrome|edge|opera|safari|other)-[0-9]{1,3}$" },
            "ui_language": { "type": "string", "pattern": "^[a-z]{2}$" },
            "reporter": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
        })),
        "Receipt": object(json!({ "id": id, "case": case, "state": state })),
        "Claim": object(json!({ "id": id, "proof": proof })),
        "Outcome": object(json!({ "id": id, "proof": proof, "outcome": { "enum": ["empty", "filled"] } })),
        "Noted": object(json!({ "id": id, "state": state })),
        "Case": object(entry),
        "CaseWithTimeline": object(whole),
        "Cases": object(json!({ "cases": list(schema("Case")), "total": number, "next": or_null(number.clone()) })),
        "Contacts": object(json!({
            "domain": text,
            "match": { "enum": ["strong", "weak", null] },
            "contacts": list(object(json!({
                "slug": text, "name": text, "address": text, "email": text, "webform": text, "language": text,
            }))),
        })),
        "Problem": object(json!({
            "type": { "type": "string", "pattern": "^urn:strayfield:problem:[a-z-]+$" },
            "title": text, "status": number, "detail": text,
        })),
    })
}
