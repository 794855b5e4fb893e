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
            .flat_map(at_commas)
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

/// The comma of an amount sets nothing apart: one or two digits are behind it.
fn at_commas(part: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(part);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let is_digit = |c: char| c.is_ascii_digit();
        let cut = text.match_indices(',').find_map(|(at, comma)| {
            let (before, behind) = (text.get(..at)?, text.get(at + comma.len()..)?);
            let decimals = behind.bytes().take_while(u8::is_ascii_digit).count();
            let is_decimal = before.ends_with(is_digit) && matches!(decimals, 1 | 2);
            (!is_decimal).then_some((before, behind))
        });
        let (part, left) = cut.map_or((text, None), |(part, left)| (part, Some(left)));
        rest = left;
        Some(part)
    })
}

const fn is_between(c: char) -> bool {
    matches!(
        c,
        ';' | '|' | '·' | '•' | '<' | '>' | '\t' | '、' | '，' | '；'
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
    fn the_comma_of_an_amount_sets_nothing_apart() {
        let texts = |text| of(text).iter().map(|p| p.text).collect::<Vec<_>>();
        assert_eq!(
            texts("Saldo 842,16 €, Anna Vos"),
            ["Saldo 842,16 €", "Anna Vos"]
        );
        assert_eq!(
            texts("Finkenweg 12,22147 Hamburg"),
            ["Finkenweg 12", "22147 Hamburg"]
        );
        assert_eq!(texts("1,2,"), ["1,2"]);
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
