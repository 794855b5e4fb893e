//! What a page is about, by its title, its first headings and its path.

use super::words::{Said, Word};
use crate::field::fold::Folded;
use crate::page::Address;
use crate::snapshot::Snapshot;

/// What a page is about, as far as it matters for people in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// An account, an order, an invoice, a ticket: of one person, who is reading it.
    OnesOwn,
    /// A mailbox.
    Message,
    /// Anything else, or somebody's work.
    Other,
}

/// The words of one's own pages.
const ONES_OWN: [Word; 4] = [Word::Account, Word::Order, Word::Invoice, Word::Ticket];
/// The first heading is the page's, the ones after it those of its parts.
const MOST_HEADINGS: usize = 2;
/// Deeper paths than any page has a use for.
const MOST_SEGMENTS: usize = 12;

/// What this page is about.
pub(super) fn of(snapshot: &Snapshot, folded: &mut Folded) -> Topic {
    let headings = snapshot.headings.iter().take(MOST_HEADINGS);
    let path = Address::parse(&snapshot.url).map_or("", |address| address.path);
    // "Your order – Shop": each part of a title can be all of what it says.
    let texts = headings
        .chain([&snapshot.title])
        .flat_map(|text| text.split(['|', '–', '—', '·', ':', '»', '#']))
        .chain(path.split('/').take(MOST_SEGMENTS));
    let said: Vec<Said> = texts.map(|text| Said::of(text, folded)).collect();
    let any = |word: Word| said.iter().any(|said| said.has(word));
    let answers = snapshot
        .headings
        .iter()
        .take(1)
        .chain([&snapshot.title])
        .any(|text| is_answer(text));
    if any(Word::Office) || any(Word::Public) {
        Topic::Other
    } else if answers || any(Word::Message) {
        Topic::Message
    } else if ONES_OWN.into_iter().any(any) {
        Topic::OnesOwn
    } else {
        Topic::Other
    }
}

/// What mail programs write before the subject of an answer or of what is passed on.
const ANSWERS: &str = " re aw antw antwort fw fwd wg tr rv res enc rif sv vs vb vl odp pd ynt ilt va \
    ha hl bls trs 回复 回覆 答复 转发 轉寄 返信 転送 회신 전달 رد השב ";

/// "Re: Invoice", "AW[2]: Rechnung": a message, whatever it is about.
fn is_answer(text: &str) -> bool {
    let Some((mark, _)) = text.split_once([':', '：']) else {
        return false;
    };
    let mark = mark.split('[').next().unwrap_or_default().trim();
    (2..=LONGEST_MARK).contains(&mark.len())
        && ANSWERS.contains(&format!(" {} ", mark.to_lowercase()))
}

/// In bytes.
const LONGEST_MARK: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(title: &str, heading: &str, url: &str) -> Topic {
        let snapshot = Snapshot {
            title: title.into(),
            headings: vec![heading.into()],
            url: url.into(),
            ..Snapshot::default()
        };
        of(&snapshot, &mut Folded::default())
    }

    #[test]
    fn ones_own_pages_say_so_in_many_languages() {
        for (title, heading, url) in [
            ("Shop", "Your order #4711", ""),
            ("Meine Bestellungen – Shop", "", ""),
            ("", "Bestellungen", ""),
            ("Mon compte", "", ""),
            ("Shop", "", "https://shop.test/account/orders/4711"),
            ("Detalles del pedido", "", ""),
            ("Mój bilet", "Szczegóły zamówienia", ""),
            ("Мой заказ", "", ""),
            ("注文履歴", "", ""),
            ("Siparişlerim | Mağaza", "", ""),
            ("Rechnung 2025-17", "", ""),
        ] {
            assert_eq!(
                topic(title, heading, url),
                Topic::OnesOwn,
                "{title} {heading} {url}"
            );
        }
    }

    #[test]
    fn public_pages_and_work_are_neither() {
        for (title, heading, url) in [
            ("Impressum", "", "https://shop.test/impressum"),
            ("Forum: where is my order?", "", ""),
            ("Customers – Orders", "", ""),
            (
                "Alle Bestellungen ‹ WooCommerce",
                "",
                "https://shop.test/wp-admin/edit.php",
            ),
            ("Welcome", "Order now", "https://shop.test/"),
            ("Our team", "", ""),
        ] {
            assert_eq!(
                topic(title, heading, url),
                Topic::Other,
                "{title} {heading} {url}"
            );
        }
    }

    #[test]
    fn a_mailbox_is_one() {
        assert_eq!(topic("Posteingang – Webmail", "", ""), Topic::Message);
        assert_eq!(topic("Fwd: Your order :: Inbox", "", ""), Topic::Message);
        for answer in [
            "Re: Invoice",
            "AW: Rechnung",
            "RE[2]: facture",
            "回复：订单",
        ] {
            assert_eq!(topic(answer, "", ""), Topic::Message, "{answer}");
        }
        assert_eq!(topic("Rechnung: 4711", "", ""), Topic::OnesOwn);
    }
}
