//! One person's month: what their browser shows, day by day, and what is to be thought of it.

use serde_json::{Value, json};
use strayfield_core::person::Own;
use strayfield_core::snapshot::Provenance;

use super::page::{ADDRESS, ALL, Ask, CONTACT, PERSON, Page, REGISTER};
use super::tongue::{self, Tongue};
use crate::arrive::phrases::{self, Phrases};
use crate::people::{Dice, Somebody};

/// Whose the people of a page are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Nobody's.
    Nobodys,
    /// Mine or my family's.
    Mine,
    /// Other people's, where they belong.
    Others,
    /// A stranger's, where nobody belongs: the leak.
    Leaked,
}

/// One line of the diary.
pub(super) struct Entry {
    /// As `strayfield judge` reads it.
    pub line: Value,
    /// For pages: whose the people on it are.
    pub whose: Option<Whose>,
}

const DAY: u64 = 24 * 60 * 60 * 1000;
/// A Monday.
const START: u64 = 1_798_531_200_000;

/// A life being lived.
pub(super) struct Life {
    pub me: Somebody,
    pub tongue: Tongue,
    pub phrases: Phrases,
    pub dice: Dice,
    pub diary: Vec<Entry>,
    day: u64,
    pages: u64,
}

impl Life {
    pub fn of(me: Somebody, dice: Dice) -> Self {
        let lang = match me.land.code {
            "gb" | "us" => "en",
            "at" | "ch" => "de",
            code => code,
        };
        Self {
            tongue: tongue::of(lang),
            phrases: phrases::of(lang),
            me,
            dice,
            diary: Vec::new(),
            day: 0,
            pages: 0,
        }
    }

    /// What was told to Strayfield.
    pub fn tell(&mut self, own: &Own) {
        self.diary.push(Entry {
            line: json!({"own": own}),
            whose: None,
        });
    }

    /// The next morning: the browser is started.
    pub fn wake(&mut self) {
        self.day += 1;
        self.diary.push(Entry {
            line: json!({"time": START + self.day * DAY, "event": "restart"}),
            whose: None,
        });
    }

    /// A site that is visited more than once.
    pub fn site(&mut self, kind: &str) -> String {
        let number = self.dice.between(1, 9);
        format!("https://www.{kind}{number}.{}", self.me.land.code)
    }

    /// A page of a site.
    pub fn page(&mut self, url: &str, title: &str) -> Page {
        Page::at(url, title, self.tongue, &mut self.dice)
    }

    pub fn show(&mut self, whose: Whose, page: Page) {
        self.pages += 1;
        let time = START + self.day * DAY + 30_000 * self.pages;
        let line = json!({"id": self.pages, "time": time, "snapshot": page.snapshot()});
        self.diary.push(Entry {
            line,
            whose: Some(whose),
        });
    }

    /// Fills in a form myself, makes a mistake, and gets it back.
    pub fn fill_in(&mut self, url: &str, empty: Page, sent: Page) {
        let values = sent.values();
        self.show(Whose::Nobodys, empty);
        self.diary.push(Entry {
            line: json!({"event": {"typed": {"url": url, "values": values}}}),
            whose: None,
        });
        self.show(Whose::Mine, sent);
    }

    pub fn way_out(&mut self) -> String {
        self.dice.one(&self.me.land.out).to_owned()
    }

    /// Somebody else who lives there.
    pub fn somebody(&mut self) -> Somebody {
        let me = self.me.clone();
        Somebody::other_than(&[&me], me.land, &mut self.dice)
    }

    /// What everybody does: a page of the kind that chance wants.
    pub fn go_online(&mut self) {
        let me = self.me.clone();
        match self.dice.below(12) {
            0 => self.search(),
            1 => self.sign_in(&me),
            2 => self.register(&me),
            3 => self.order_as_guest(&me),
            4 | 5 => self.account(&me),
            6 => self.write_to_somebody(&me),
            7 => self.newsletter(&me),
            8 => self.sample(),
            9 => self.remembered_order(&me),
            10 => self.reload(&me),
            _ => self.town(&me),
        }
    }

    fn search(&mut self) {
        let url = format!("{}/suche?q=x", self.site("news"));
        let words = self.dice.one(&[
            "winter boots 42",
            "rezept apfelkuchen",
            "train berlin",
            "Anna Karenina",
        ]);
        let page = self
            .page(&url, "")
            .asks(&[Ask::Town], None)
            .holding(|_| words.to_owned());
        self.show(Whose::Nobodys, page);
    }

    /// The browser or the site knows who signed in last.
    pub fn sign_in(&mut self, who: &Somebody) {
        let url = format!("{}/login", self.site("portal"));
        let way = self.dice.one(
            &[
                Provenance::Autofilled,
                Provenance::Filled,
                Provenance::Page,
                Provenance::Device,
            ]
            .map(Some),
        );
        let title = self.tongue.login;
        let page = self
            .page(&url, title)
            .asks(&[Ask::Email, Ask::Password], Some(who))
            .by(way.unwrap_or_default());
        self.show(Whose::Mine, page);
    }

    pub fn register(&mut self, who: &Somebody) {
        let url = format!("{}/register", self.site("verein"));
        let title = self.tongue.register;
        let empty = self.page(&url, title).asks(REGISTER, None);
        let sent = self.page(&url, title).asks(REGISTER, Some(who));
        self.fill_in(&url, empty, sent);
    }

    fn order_as_guest(&mut self, who: &Somebody) {
        let url = format!("{}/checkout", self.site("laden"));
        let title = self.tongue.checkout;
        let page = self
            .page(&url, title)
            .asks(ALL, Some(who))
            .by(Provenance::Autofilled);
        self.show(Whose::Mine, page.clone());
        // One step on, the shop shows it again.
        self.show(Whose::Mine, page.by(Provenance::Page));
    }

    pub fn account(&mut self, who: &Somebody) {
        let url = format!("{}/account/profile", self.site("konto"));
        let (title, out) = (self.tongue.account, self.way_out());
        let page = self.page(&url, title).asks(ALL, Some(who)).signed_in(&out);
        self.show(Whose::Mine, page);
    }

    pub fn write_to_somebody(&mut self, who: &Somebody) {
        let url = format!("{}/kontakt", self.site("amt"));
        let title = self.tongue.contact;
        let empty = self.page(&url, title).asks(CONTACT, None);
        let sent = self.page(&url, title).asks(CONTACT, Some(who));
        self.fill_in(&url, empty, sent);
    }

    /// From a mail: the address came with the link.
    fn newsletter(&mut self, who: &Somebody) {
        let url = format!(
            "{}/newsletter?email={}",
            self.site("blatt"),
            who.email.replace('@', "%40")
        );
        let title = self.tongue.newsletter;
        let page = self.page(&url, title).asks(&[Ask::Email], Some(who));
        self.show(Whose::Mine, page);
    }

    /// The labels stand in the fields.
    fn sample(&mut self) {
        let url = format!("{}/anfrage", self.site("firma"));
        let title = self.tongue.contact;
        let page = self
            .page(&url, title)
            .asks(CONTACT, None)
            .holding(str::to_owned);
        self.show(Whose::Nobodys, page);
    }

    fn remembered_order(&mut self, who: &Somebody) {
        let url = format!("{}/kasse", self.site("markt"));
        let title = self.tongue.checkout;
        let page = self
            .page(&url, title)
            .asks(ALL, Some(who))
            .by(Provenance::Device);
        self.show(Whose::Mine, page);
    }

    /// What I typed is put back by the browser.
    fn reload(&mut self, who: &Somebody) {
        let url = format!("{}/teilnahme", self.site("gewinn"));
        let title = self.tongue.raffle;
        let empty = self.page(&url, title).asks(PERSON, None);
        let typed = self
            .page(&url, title)
            .asks(PERSON, Some(who))
            .by(Provenance::Typed);
        let again = self
            .page(&url, title)
            .asks(PERSON, Some(who))
            .by(Provenance::Restored)
            .reloaded();
        self.show(Whose::Nobodys, empty);
        self.show(Whose::Mine, typed);
        self.show(Whose::Mine, again);
    }

    fn town(&mut self, who: &Somebody) {
        let url = format!("{}/wetter", self.site("wetter"));
        let page = self
            .page(&url, "")
            .asks(&[Ask::Postcode, Ask::Town], Some(who));
        self.show(Whose::Nobodys, page);
    }

    /// Others' data where it is the job to have them.
    pub fn record(&mut self, url: &str) {
        let (somebody, out) = (self.somebody(), self.way_out());
        let title = format!("{} #{}", self.phrases.record, self.dice.between(100, 9999));
        let page = self
            .page(url, &title)
            .asks(ALL, Some(&somebody))
            .signed_in(&out);
        self.show(Whose::Others, page);
    }

    /// Others' data on a page of an account that says that there are several.
    pub fn among_several(&mut self, url: &str, which: usize, who: &Somebody, whose: Whose) {
        let out = self.way_out();
        let title = self.phrases.several.get(which).copied().unwrap_or_default();
        let page = self
            .page(url, title)
            .asks(ADDRESS, Some(who))
            .signed_in(&out);
        self.show(whose, page);
    }

    /// Goes to somebody else; I pay.
    pub fn present(&mut self, to: &Somebody) {
        let url = format!("{}/checkout", self.site("geschenke"));
        let (title, me) = (self.tongue.checkout, self.me.clone());
        let legends = [self.tongue.billing, self.phrases.gift, self.tongue.delivery];
        let (name, legend) = if self.dice.once_in(2) {
            ("gift", legends[1])
        } else {
            ("shipping", legends[2])
        };
        let out = self.way_out();
        let page = self
            .page(&url, title)
            .section("billing", legends[0], ALL, Some(&me))
            .section(name, legend, ADDRESS, Some(to))
            .signed_in(&out);
        self.show(Whose::Others, page);
    }

    /// The one thing that should not happen.
    pub fn leak(&mut self) {
        let stranger = self.somebody();
        let url = format!("{}/join", self.site("neu"));
        let (title, asked) = self
            .dice
            .one(&[
                Some((self.tongue.register, REGISTER)),
                Some((self.tongue.raffle, ALL)),
                Some((self.tongue.contact, CONTACT)),
            ])
            .unwrap_or((self.tongue.register, REGISTER));
        let page = self.page(&url, title).asks(asked, Some(&stranger));
        self.show(Whose::Leaked, page);
    }
}
