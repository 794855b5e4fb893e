//! Fills a letter's template.
//!
//! A line may begin with a guard: `[gdpr !consent] …` stays when `gdpr` holds and `consent` does not,
//! `[person/people] …` when one of both holds. `{name}` is replaced. What is left out leaves no gap.

/// The text with what its guards let through, filled.
pub fn fill(
    template: &str,
    holds: &dyn Fn(&str) -> bool,
    filling: &dyn Fn(&str) -> Option<String>,
) -> String {
    let mut out = String::new();
    let mut gap = false;
    for line in template.lines() {
        let (guard, text) = guarded(line);
        if !guard.is_none_or(|guard| passes(guard, holds)) {
            continue;
        }
        if text.is_empty() {
            gap = !out.is_empty();
            continue;
        }
        if !out.is_empty() {
            out.push_str(if gap { "\n\n" } else { "\n" });
        }
        gap = false;
        replace(text, filling, &mut out);
    }
    out
}

/// A line's guard and what it guards.
pub fn guarded(line: &str) -> (Option<&str>, &str) {
    line.strip_prefix('[')
        .and_then(|rest| rest.split_once("] "))
        .map_or((None, line), |(guard, text)| (Some(guard), text))
}

fn passes(guard: &str, holds: &dyn Fn(&str) -> bool) -> bool {
    guard.split(' ').all(|term| match term.strip_prefix('!') {
        Some(flag) => !holds(flag),
        None => term.split('/').any(holds),
    })
}

fn replace(text: &str, filling: &dyn Fn(&str) -> Option<String>, out: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match filling(name) {
            Some(value) => out.push_str(&value),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> String {
        fill(template, &|flag| ["a", "b"].contains(&flag), &|name| {
            (name == "x").then(|| "1".to_owned())
        })
    }

    #[test]
    fn guards_let_through_what_holds() {
        assert_eq!(
            filled("[a] 1\n[c] 2\n[!c b] 3\n[c/b] 4\n[a !b] 5"),
            "1\n3\n4"
        );
    }

    #[test]
    fn what_is_left_out_leaves_no_gap() {
        assert_eq!(filled("s\n\n[c] 1\n\n[c] 2\n\n3\n"), "s\n\n3");
    }

    #[test]
    fn placeholders_are_filled_and_unknown_ones_stay_to_be_seen() {
        assert_eq!(filled("{x} {y} {x"), "1 {y} {x");
    }
}
