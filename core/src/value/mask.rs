//! A value made fit to be shown.

/// The first letter or digit and five dots: enough to recognise one's own, too little to learn a stranger's.
#[must_use]
pub fn mask(value: &str) -> String {
    let mut shown: String = value
        .chars()
        .find(|c| c.is_alphanumeric())
        .into_iter()
        .collect();
    if !shown.is_empty() {
        shown.push_str("•••••");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn shows_one_character_and_not_the_length() {
        assert_eq!(mask("sabine.weber@posteo.de"), "s•••••");
        assert_eq!(mask("Ödön"), "Ö•••••");
        assert_eq!(mask("+49 171"), "4•••••");
        assert_eq!(mask(""), "");
    }
}
