//! A page's text, cut into pieces that each say one thing.

/// A part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// Which line.
    pub(super) line: usize,
    /// Rises where lines were left out.
    pub(super) block: usize,
}

/// More than that names nobody: it is a story.
const MOST_PIECES: usize = 50_000;

/// Cuts lines at the signs that set one thing apart from the next; an empty line ends a block.
pub(super) fn of(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut block = 0;
    for (line, words) in text.split('\n').enumerate() {
        if words.trim().is_empty() {
            block += 1;
            continue;
        }
        let parts = words
            .split(is_between)
            .map(|part| part.trim_matches(is_around));
        let left = MOST_PIECES - pieces.len();
        let parts = parts.filter(|part| !part.is_empty()).take(left);
        pieces.extend(parts.map(|text| Piece { text, line, block }));
        if pieces.len() == MOST_PIECES {
            break;
        }
    }
    pieces
}

const fn is_between(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | '|' | '·' | '•' | '<' | '>' | '\t' | '、' | '，' | '；'
    )
}

fn is_around(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | '"' | '“' | '”' | '„' | '«' | '»' | '*')
}

/// "Label: value", or the whole as a value.
pub(super) fn label(piece: &str) -> (&str, &str) {
    let cut = piece.split_once([':', '：']);
    match cut {
        Some((label, value)) if label.chars().count() <= 40 && !value.starts_with("//") => {
            (label.trim(), value.trim())
        }
        _ => ("", piece),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_one_thing_ends() {
        let texts = |text| {
            of(text)
                .iter()
                .map(|p| (p.text, p.block))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            texts("Sabine Weber <s@weber.de>, Hauptstr. 14\n\n10115 Berlin"),
            [
                ("Sabine Weber", 0),
                ("s@weber.de", 0),
                ("Hauptstr. 14", 0),
                ("10115 Berlin", 1)
            ]
        );
    }

    #[test]
    fn one_long_line_has_no_more_pieces_than_many_short_ones() {
        for unit in ["a,", "a\n", "a,a\n"] {
            assert_eq!(of(&unit.repeat(2 * MOST_PIECES)).len(), MOST_PIECES);
        }
    }

    #[test]
    fn a_label_stands_before_a_colon() {
        assert_eq!(label("Telefon: 0171 8834920"), ("Telefon", "0171 8834920"));
        assert_eq!(label("https://a.de"), ("", "https://a.de"));
        assert_eq!(label("Name:"), ("Name", ""));
    }
}
