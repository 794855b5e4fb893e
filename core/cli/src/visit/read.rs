//! Reads a line, and says of one that can't be read where and why.

use serde_json::Value;

use super::Line;

/// A likeness below is no spelling mistake.
const LIKE: f64 = 0.75;

/// Reads one line of a file.
///
/// # Errors
/// Column, member and reason, with a hint where a name is unknown.
pub fn read(text: &str) -> Result<Line, String> {
    let refusal = match parse(text) {
        Ok(line) => return checked(line),
        Err(refusal) => refusal,
    };
    // Whoever writes `null` for what is not there means no harm.
    if refusal.contains("null")
        && let Ok(mut value) = serde_json::from_str::<Value>(text)
    {
        without_nulls(&mut value);
        if let Ok(line) = parse(&value.to_string()) {
            return checked(line);
        }
    }
    Err(refusal)
}

fn parse(text: &str) -> Result<Line, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    let line = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let member = error.path().to_string();
        said(error.inner(), Some(&member))
    })?;
    json.end().map_err(|error| said(&error, None))?;
    Ok(line)
}

fn said(error: &serde_json::Error, member: Option<&str>) -> String {
    let whole = error.to_string();
    let why = whole.split(" at line ").next().unwrap_or_default();
    let place = match member {
        Some(member) if member != "." => format!("column {}, {member}", error.column()),
        _ => format!("column {}", error.column()),
    };
    match hint(why) {
        Some(known) => {
            let unknown = why.split(", ").next().unwrap_or_default();
            format!("{place}: {unknown}; did you mean `{known}`?")
        }
        None => format!("{place}: {why}"),
    }
}

/// The known name that an unknown one is most like.
fn hint(why: &str) -> Option<&str> {
    let rest = why.strip_prefix("unknown ")?;
    let mut names = rest.split('`').skip(1).step_by(2);
    let unknown = names.next()?;
    names
        .map(|known| (strsim::jaro_winkler(unknown, known), known))
        .filter(|(likeness, _)| *likeness >= LIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, known)| known)
}

/// `form` alone says something by being `null`.
fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, value| !value.is_null() || name == "form");
            members.values_mut().for_each(without_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(without_nulls),
        _ => {}
    }
}

fn checked(line: Line) -> Result<Line, String> {
    if line.snapshot.is_some() && line.event.is_some() {
        return Err("a snapshot and an event are two lines".to_owned());
    }
    if line.snapshot.is_none() && line.event.is_none() && line.own.is_none() {
        return Err("neither a snapshot nor an event, nor what is mine".to_owned());
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use strayfield_core::snapshot::Snapshot;

    fn snapshot(json: &str) -> Snapshot {
        read(&format!("{{\"snapshot\":{json}}}"))
            .unwrap()
            .snapshot
            .unwrap()
            .into()
    }

    #[test]
    fn what_is_not_given_has_its_default() {
        let page = snapshot(
            r#"{"forms":[{"heading":"Join"}],"controls":[{"label":"Name","value":"Anna"},{"type":"password","value":"x"}]}"#,
        );
        let [name, password] = &page.controls[..] else {
            panic!()
        };
        assert_eq!(
            (name.index, name.form, name.tag.as_str(), name.kind.as_str()),
            (Some(0), Some(0), "input", "text")
        );
        assert!(name.visible);
        assert_eq!(name.value_len, 4);
        assert_eq!((password.value.as_str(), password.value_len), ("", 0));
    }

    #[test]
    fn forms_are_where_controls_say_they_are() {
        let page = snapshot(r#"{"controls":[{"form":2},{"form":null},{}]}"#);
        assert_eq!(page.forms.len(), 3);
        assert_eq!(page.forms[2].index, 2);
        let owners: Vec<Option<u32>> = page.controls.iter().map(|c| c.form).collect();
        assert_eq!(owners, [Some(2), None, None]);
        let page = snapshot(r#"{"forms":[{}],"controls":[{"form":null},{}]}"#);
        let owners: Vec<Option<u32>> = page.controls.iter().map(|c| c.form).collect();
        assert_eq!(owners, [None, Some(0)]);
        assert!(
            snapshot(r#"{"controls":[{"form":4000000000}]}"#)
                .forms
                .is_empty()
        );
    }

    #[test]
    fn errors_say_where_and_what_was_meant() {
        for (text, said) in [
            (
                r#"{"snapshot":{"controls":[{},{"valeu":"x"}]}}"#,
                "column 36, snapshot.controls[1].valeu: unknown field `valeu`",
            ),
            (
                r#"{"snapshot":{"controls":[{},{"valeu":"x"}]}}"#,
                "did you mean `value`?",
            ),
            (
                r#"{"snapshot":{"controls":[{"provenance":"tiped"}]}}"#,
                "did you mean `typed`?",
            ),
            (r#"{"own":{"names":"Anna"}}"#, "own.names: invalid type"),
            (
                r#"{"event":{"type":{"url":"a","values":[]}}}"#,
                "did you mean `typed`?",
            ),
            (
                r#"{"time":"yesterday","event":"restart"}"#,
                "time: invalid value",
            ),
            ("{", "column 1"),
            ("{} x", "column 4"),
            ("{}", "neither a snapshot nor an event"),
        ] {
            let refusal = read(text).unwrap_err();
            assert!(refusal.contains(said), "{text}: {refusal}");
        }
    }

    #[test]
    fn null_is_nothing() {
        let line =
            read(r#"{"id":null,"snapshot":{"url":null,"controls":[{"label":null,"form":null}]}}"#)
                .unwrap();
        assert!(line.snapshot.is_some());
    }

    #[test]
    fn times_are_numbers_or_texts() {
        let time = |json: &str| {
            read(&format!("{{\"event\":\"restart\",\"time\":{json}}}"))
                .unwrap()
                .time
                .unwrap()
                .milliseconds()
        };
        assert_eq!(time("1798358400000"), time("\"2026-12-27T08:00:00Z\""));
        assert_eq!(time("1798358400000"), time("\"2026-12-27T09:00:00+01:00\""));
    }
}
