//! Values that the site itself has hidden: `m***@web.de`, `•••• 1234`.

/// Stars, dots or crosses stand where characters were.
#[must_use]
pub fn is_masked(value: &str) -> bool {
    let Some(value) = super::text::bounded(value) else {
        return false;
    };
    let mut run = 0;
    let mut previous = None;
    for c in value.chars() {
        let hides = matches!(c, '*' | '•' | '●' | '∗' | '·' | '█' | '#' | 'x' | 'X');
        run = match (hides, previous == Some(c)) {
            (true, true) => run + 1,
            (true, false) => 1,
            (false, _) => 0,
        };
        // Two stars or dots hide something; crosses and hashes only in a longer run.
        let enough = if matches!(c, '#' | 'x' | 'X') { 3 } else { 2 };
        if hides && run >= enough {
            return true;
        }
        previous = Some(c);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_masked;

    #[test]
    fn stars_dots_and_crosses_hide() {
        for masked in [
            "m***@web.de",
            "•••• 1234",
            "XXXX-XXXX-1234",
            "s**** w****",
            "###-##-1234",
        ] {
            assert!(is_masked(masked), "{masked}");
        }
        for open in ["Name*", "Max Weber", "Felixx", "Straße 5", "+49 171 #2"] {
            assert!(!is_masked(open), "{open}");
        }
    }
}
