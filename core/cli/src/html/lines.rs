//! The page's text line by line, by the rules of `Snapshot::text`.

use super::read::{is_silent, shadow_root};
use super::tree::{DOCUMENT, Data, Id, Step, Tree};

/// Elements that go on in the line they stand in.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];
/// What every page says of itself, to everybody.
const SITES: &[&str] = &["footer", "nav"];
/// Attributes that hold the address behind a name.
const ADDRESSES: &[&str] = &["title", "aria-label", "data-email"];

const LONGEST_LINE: usize = 20_000;
const LONGEST_TEXT: usize = 500_000;
/// How many lines around one that could tell of a person are kept.
const AROUND: usize = 4;
const DEEPEST_SHADOW: usize = 32;

/// The lines around what could tell of a person.
pub(super) fn read(tree: &Tree) -> String {
    let mut lines = Lines::default();
    lines.walk(tree, DOCUMENT, 0);
    lines.end();
    kept(&lines.done)
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
}

impl Lines {
    fn walk(&mut self, tree: &Tree, root: Id, depth: usize) {
        let mut silent = 0_usize;
        for step in tree.walk(root) {
            match step {
                Step::Leave(id) => {
                    silent -= usize::from(is_quiet(tree.any_tag(id)));
                    self.edge(tree, id);
                }
                Step::Enter(id) => {
                    if let Data::Text(words) = &tree.node(id).data {
                        if silent == 0 {
                            self.push(words);
                        }
                        continue;
                    }
                    self.edge(tree, id);
                    silent += usize::from(is_quiet(tree.any_tag(id)));
                    if silent == 0 {
                        self.address(tree, id);
                    }
                    if depth < DEEPEST_SHADOW
                        && let Some(shadow) = shadow_root(tree, id)
                    {
                        self.walk(tree, shadow, depth + 1);
                    }
                }
            }
        }
    }

    fn edge(&mut self, tree: &Tree, id: Id) {
        let tag = tree.any_tag(id);
        if !tag.is_empty() && !INLINE.contains(&tag) {
            self.end();
        }
    }

    fn end(&mut self) {
        if !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
    }

    /// The address behind a name.
    fn address(&mut self, tree: &Tree, id: Id) {
        let mailto = tree.attr(id, "href").map(str::trim).and_then(|href| {
            let (scheme, rest) = href.split_once(':')?;
            scheme
                .eq_ignore_ascii_case("mailto")
                .then(|| rest.split('?').next().unwrap_or_default())
        });
        let others = ADDRESSES.iter().filter_map(|name| tree.attr(id, name));
        for address in mailto
            .into_iter()
            .chain(others.filter(|text| text.contains('@')))
        {
            self.push(address);
        }
    }

    fn push(&mut self, words: &str) {
        for word in words.split_whitespace() {
            if self.line.len() > LONGEST_LINE {
                self.end();
            }
            if !self.line.is_empty() {
                self.line.push(' ');
            }
            self.line.push_str(word);
        }
    }
}

fn is_quiet(tag: &str) -> bool {
    is_silent(tag) || SITES.contains(&tag)
}

/// The lines that could tell of a person and those around them; an empty line where some were left out.
fn kept(lines: &[String]) -> String {
    let mut text = String::new();
    let mut next = 0;
    let telling = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_telling(line));
    for (at, _) in telling {
        let from = at.saturating_sub(AROUND).max(next);
        if from > next && !text.is_empty() {
            text.push('\n');
        }
        let end = (at + AROUND + 1).min(lines.len());
        for line in lines.get(from..end).unwrap_or_default() {
            if text.len() + line.len() > LONGEST_TEXT {
                return text;
            }
            text.push_str(line);
            text.push('\n');
        }
        next = end.max(next);
    }
    text
}

fn is_telling(line: &str) -> bool {
    line.contains('@') || line.bytes().filter(u8::is_ascii_digit).take(4).count() == 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(html: &str) -> String {
        read(&Tree::parse(html))
    }

    #[test]
    fn a_line_ends_where_an_element_does_that_is_no_part_of_it() {
        assert_eq!(
            lines(
                "<p>Sabine <b>Weber</b><br>Hauptstr. 1445</p><td>10115</td> Berlin<script>1234</script>"
            ),
            "Sabine Weber\nHauptstr. 1445\n10115 Berlin\n"
        );
    }

    #[test]
    fn the_address_behind_a_name_is_read() {
        assert_eq!(
            lines(
                "<a href='MAILTO:s@weber.de?subject=x'>Sabine</a>, <span title='j@koch.de'>Jonas</span>"
            ),
            "s@weber.de Sabine , j@koch.de Jonas\n"
        );
    }

    #[test]
    fn what_tells_of_nobody_is_left_out_but_for_what_stands_around() {
        let far: String = (0..9).map(|_| "<p>words</p>").collect();
        let near = "words\n".repeat(4);
        assert_eq!(
            lines(&format!(
                "{far}<p>10115</p>{far}<p>a@b.de</p>{far}<footer>9999</footer>"
            )),
            format!("{near}10115\n{near}\n{near}a@b.de\n{near}")
        );
    }
}
