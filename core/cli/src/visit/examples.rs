//! Lines that the schema shows.

use serde_json::{Value, json};

/// A stranger on arrival, another one after a reload; my own typing shown again; a decision.
pub(super) fn lines() -> Value {
    let raffle = |given: &str, family: &str, email: &str| {
        json!({
            "url": "https://www.gewinnspiel.example/teilnehmen", "lang": "de", "title": "Gewinnspiel",
            "forms": [{"heading": "Jetzt teilnehmen", "submit": "Absenden"}],
            "controls": [
                {"label": "Vorname", "name": "vorname", "value": given},
                {"label": "Nachname", "name": "nachname", "value": family},
                {"label": "E-Mail", "type": "email", "name": "email", "value": email},
            ],
        })
    };
    let mut reloaded = raffle("Malte", "Wessels", "malte.wessels@posteo.de");
    reloaded["navigation"] = json!("reload");
    json!([
        {"id": "first", "time": "2026-12-27T08:00:00Z", "own": {"country": "DE", "names": ["Birte Claussen"]},
            "snapshot": raffle("Nele", "Uhlig", "n.uhlig@web.de")},
        {"id": "again", "snapshot": reloaded},
        {"event": {"typed": {"url": "https://www.gewinnspiel.example/teilnehmen", "values": ["Birte", "Claussen"]}}},
        {"event": {"fine-here": {"visit": "again", "finding": 0}}},
        {"id": 5, "store": "work", "snapshot": {
            "url": "https://portal.example/profile", "actions": ["Log out"],
            "controls": [{"label": "Name", "value": "Birte Claussen", "provenance": "autofilled"}]}},
    ])
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_example_can_be_read() {
        for line in super::lines().as_array().unwrap() {
            super::super::read(&line.to_string()).unwrap();
        }
    }
}
