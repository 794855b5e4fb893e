//! What is seen of a form: which senses stand where, and which fields it has.
//!
//! Features are concepts, never words: a new language is a new vocabulary file and needs no training.
//! A word for a kind of form is worth what its place is worth, whichever kind it is (a shared
//! feature); every feature may speak for or against any kind as well (a plain one).

use crate::closed::closed;
use crate::field::fold::Folded;
use crate::field::words::Mark;
use crate::field::{FieldKind, is_fillable};
use crate::snapshot::{Control, Snapshot};

use super::weighing::{self, FormTable};
use super::words::{FORM_WORDS, Hint, SENSES, hint};
use super::{FormKind, Group};
use crate::weigh::{ONE, Tell};
use FieldKind as K;

closed! {
    /// Where words stand.
    Place {
        /// Submitting buttons.
        Submit = "submit",
        /// What the form is called for those who don't see it.
        Label = "label",
        /// Headings before and in it.
        Heading = "heading",
        /// The path it is sent to.
        Action = "action",
        /// The query it is sent to.
        Query = "query",
        /// Its id and name.
        Name = "name",
        /// Its classes.
        Class = "class",
        /// All its text.
        Text = "text",
        /// The page's title and address, of the main form.
        Title = "title",
        /// The same, of another form.
        OtherTitle = "other-title",
        /// The page's first headings, of the main form or what is in none.
        PageHeading = "page-heading",
        /// The page's links and buttons, of what is in no form.
        Links = "links",
        /// Names and values of hidden inputs.
        Hidden = "hidden",
        /// Labels and names of boxes to tick.
        Tick = "tick",
        /// Names of fields.
        FieldName = "field-name",
        /// Labels of fields.
        FieldLabel = "field-label",
    }
}

closed! {
    /// What is counted of a form's fields.
    Count {
        /// Everything that can be written or chosen in.
        Fillable = "fillable",
        /// Boxes one writes in, passwords aside.
        Texts = "texts",
        /// Lists to choose from.
        Selects = "selects",
        /// Boxes to tick.
        Ticks = "ticks",
        /// Radio buttons.
        Radios = "radios",
        /// Files to send.
        Files = "files",
        /// Boxes that hide their characters.
        Secrets = "secrets",
        /// Passwords being chosen.
        New = "new",
        /// Passwords there are.
        Current = "current",
        /// Codes that are sent.
        Codes = "codes",
        /// E-mail addresses.
        Emails = "emails",
        /// User names.
        Usernames = "usernames",
        /// E-mail addresses that are called user names.
        Identifiers = "identifiers",
        /// Names of people.
        Names = "names",
        /// Phone numbers.
        Phones = "phones",
        /// Streets, towns, postcodes.
        Places = "places",
        /// Countries.
        Countries = "countries",
        /// Cards and accounts.
        Cards = "cards",
        /// Birth dates and sex.
        Births = "births",
        /// Companies.
        Companies = "companies",
        /// Web addresses.
        Sites = "sites",
        /// Other kinds.
        Others = "others",
        /// Fields without a kind.
        Nothing = "nothing",
        /// Large boxes for words of one's own.
        Messages = "messages",
        /// Search boxes by what they say.
        Searches = "searches",
        /// Search boxes by their type.
        SearchTypes = "search-types",
        /// Numbers by their type.
        NumberTypes = "number-types",
        /// How many of something.
        Quantities = "quantities",
        /// Proofs of being human.
        Captchas = "captchas",
        /// Baits for bots.
        Honeypots = "honeypots",
        /// Subjects, professions, questions.
        Subjects = "subjects",
        /// Dates that are no birthday.
        Dates = "dates",
        /// Coupons.
        Coupons = "coupons",
        /// Order and customer numbers.
        Numbers = "numbers",
        /// What can't be seen now.
        Unseen = "unseen",
    }
}

closed! {
    /// What a form is as a whole.
    Trait {
        /// It is one.
        Any = "any",
        /// Controls in no form.
        Formless = "formless",
        /// The form of the page with most to fill in.
        Main = "main",
        /// The page has no other.
        Alone = "alone",
        /// A password that there is, and nobody's name, phone or address.
        OnlyLogin = "only-login",
        /// Passwords, and nothing that says whose.
        OnlySecrets = "only-secrets",
        /// One field: an e-mail address or user name.
        LoneAddress = "lone-address",
        /// One field: a user name.
        LoneUsername = "lone-username",
        /// One field: a search box.
        LoneSearch = "lone-search",
        /// No field has a kind.
        NoKinds = "no-kinds",
        /// Lists to choose from only.
        OnlySelects = "only-selects",
        /// A message, and who writes it.
        SignedMessage = "signed-message",
        /// A card and an address.
        CardAndPlace = "card-and-place",
        /// A person without a password.
        OpenPerson = "open-person",
        /// A person with a password.
        SecretPerson = "secret-person",
        /// An e-mail address and nothing else about anybody.
        OnlyEmail = "only-email",
        /// Its text leads who has an account elsewhere.
        LeadsMembers = "leads-members",
        /// Its text leads who has none elsewhere.
        LeadsNewcomers = "leads-newcomers",
        /// Its text offers an account and help with a forgotten password.
        OffersBoth = "offers-both",
        /// The same of a form with one field, an e-mail address or user name: who is signing in?
        FirstStep = "first-step",
    }
}

/// At least so many of what is counted.
const STEPS: [u8; 6] = [1, 2, 3, 4, 6, 10];

/// Where the numbers of each group of features begin. Words come first: by place, as part of the
/// text and as most of it, by sense.
mod at {
    use super::{Count, K, Place, SENSES, STEPS, Trait};
    pub(super) const COUNTS: usize = Place::ALL.len() * 2 * SENSES;
    pub(super) const TRAITS: usize = COUNTS + Count::ALL.len() * STEPS.len();
    pub(super) const FIRST: usize = TRAITS + Trait::ALL.len();
    pub(super) const LAST: usize = FIRST + K::ALL.len();
    pub(super) const END: usize = LAST + K::ALL.len();
}

/// How many features there are.
pub(crate) const FEATURES: usize = at::END;
/// Places of words, twice: as part of a text, and as most of it.
pub(super) const PLACES: usize = Place::ALL.len() * 2;

/// Where the words are a form's own.
const OWN_PLACES: [Place; 9] = [
    Place::Submit,
    Place::Label,
    Place::Heading,
    Place::Action,
    Place::Query,
    Place::Name,
    Place::Class,
    Place::Text,
    Place::Tick,
];

/// More fields than this are not read word by word.
const MOST_READ: u8 = 8;
/// Nor hidden inputs.
const MOST_HIDDEN: u8 = 6;
/// Nor longer values of them: they are keys.
const LONGEST_HIDDEN: usize = 24;

/// A set of features.
pub(crate) struct Features([u64; FEATURES.div_ceil(64)]);

impl Features {
    const fn none() -> Self {
        Self([0; FEATURES.div_ceil(64)])
    }

    fn add(&mut self, feature: usize) {
        self.0[feature / 64] |= 1 << (feature % 64);
    }

    /// Adds what stands in a place.
    fn say(&mut self, place: Place, said: Said) {
        let mut rest = said.0;
        while rest != 0 {
            self.add(place as usize * 2 * SENSES + rest.trailing_zeros() as usize);
            rest &= rest - 1;
        }
    }

    /// Whom a text leads elsewhere. What it says of that place says nothing of the form itself.
    fn leads(&mut self, text: Place) -> [(bool, Trait); 3] {
        let part = text as usize * 2 * SENSES;
        let says = |sense| self.is(part + sense);
        let (login, registration) = (FormKind::Login as usize, FormKind::Registration as usize);
        let newcomers = says(hint(Hint::Newcomer));
        let forgotten = says(FormKind::Recovery as usize);
        let members = says(hint(Hint::Member)) && !newcomers && !forgotten;
        let both = forgotten && (newcomers || says(registration));
        for (leads, elsewhere) in [(members, login), (newcomers, registration)] {
            if leads {
                self.remove(part + elsewhere);
                self.remove(part + SENSES + elsewhere);
            }
        }
        [
            (members, Trait::LeadsMembers),
            (newcomers, Trait::LeadsNewcomers),
            (both, Trait::OffersBoth),
        ]
    }

    /// Where a form asks whether one has an account, or has none, the button for the other way says nothing of
    /// the form: "Already a user? [Sign in] … [Register]".
    fn forget_other_way(&mut self) {
        let says = |hint: Hint| {
            let at = |place: Place| place as usize * 2 * SENSES + self::hint(hint);
            self.is(at(Place::Text)) || self.is(at(Place::Submit))
        };
        let other = match (says(Hint::Member), says(Hint::Newcomer)) {
            (true, false) => FormKind::Login,
            (false, true) => FormKind::Registration,
            _ => return,
        };
        let submit = Place::Submit as usize * 2 * SENSES + other as usize;
        self.remove(submit);
        self.remove(submit + SENSES);
    }

    fn remove(&mut self, feature: usize) {
        self.0[feature / 64] &= !(1 << (feature % 64));
    }

    const fn is(&self, feature: usize) -> bool {
        self.0[feature / 64] >> (feature % 64) & 1 == 1
    }

    /// It is said there.
    const fn says(&self, place: Place, sense: usize) -> bool {
        self.is(place as usize * 2 * SENSES + sense)
    }

    /// There is at least one of these.
    pub(super) const fn has(&self, count: Count) -> bool {
        self.is(at::COUNTS + count as usize * STEPS.len())
    }

    /// Tells them all, and for which kind the words among them speak.
    pub(super) fn tell(&self, to: &mut impl Tell) {
        for feature in self.iter() {
            to.plain(feature, ONE);
            if let Some((place, kind)) = told(feature)
                && let Some(class) = weighing::class(kind)
            {
                to.shared(place, class, ONE);
            }
        }
    }

    /// Its own words or fields ask whoever looks at it for their data: it is of their account, or one that
    /// anybody may fill in.
    pub(super) fn asks_visitor(&self) -> bool {
        let says = |sense| OWN_PLACES.iter().any(|&place| self.says(place, sense));
        let kinds = FormKind::ALL.iter().enumerate();
        kinds
            .filter(|(_, kind)| kind.asks_visitor())
            .any(|(kind, _)| says(kind))
            || says(hint(Hint::Terms))
            || self.says(Place::Submit, hint(Hint::Send))
            || [Count::Secrets, Count::Captchas, Count::Honeypots]
                .into_iter()
                .any(|count| self.has(count))
    }

    /// Its button asks for what anybody may ask for, and keeps nothing; "Send" alone sends texts and parcels, too.
    pub(super) fn is_sent(&self) -> bool {
        let says = |sense| self.says(Place::Submit, sense);
        let mut kinds = FormKind::ALL.iter().enumerate();
        kinds.any(|(sense, kind)| kind.is_open() && says(sense)) && !says(hint(Hint::Save))
    }

    /// What the words for a kind are worth together, hidden inputs aside: they speak to programs.
    pub(super) fn worth(&self, table: &FormTable, kind: FormKind) -> i32 {
        let told = self.iter().filter_map(told);
        let told = told.filter(|&(place, k)| k == kind && place / 2 != Place::Hidden as usize);
        told.map(|(place, _)| i32::from(table.shared(place))).sum()
    }

    /// Those that are there, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(at, &word)| {
            std::iter::successors((word != 0).then_some(word), |word| {
                let rest = word & (word - 1);
                (rest != 0).then_some(rest)
            })
            .map(move |word| at * 64 + word.trailing_zeros() as usize)
        })
    }
}

/// Where a word for a kind stands, and which kind it is for.
fn told(feature: usize) -> Option<(usize, FormKind)> {
    if feature >= at::COUNTS {
        return None;
    }
    let kind = FormKind::ALL.get(feature % SENSES)?;
    Some((feature / SENSES, *kind))
}

/// A form's controls and what they are for.
type Members<'a> = [(&'a Control, FieldKind)];

/// The senses that words say, and, after them, those that most of a text says.
#[derive(Clone, Copy, Default)]
struct Said(u128);

const _: () = assert!(2 * SENSES <= u128::BITS as usize, "a sense more than fits");

impl Said {
    /// What stands in `text`; `glued`: in words made of several as well.
    fn by(folded: &mut Folded, text: &str, glued: bool) -> Self {
        let mut said = Self::default();
        if text.is_empty() {
            return said;
        }
        folded.fold(text);
        let total = folded.bytes().len();
        FORM_WORDS.find(folded, glued, |hit| {
            if hit.sense.index() != hint(Hint::Noise) {
                said.0 |= 1 << hit.sense.index();
                // The longer a phrase in its text, the more the text is about it.
                if hit.len * 5 >= total * 3 {
                    said.0 |= 1 << (SENSES + hit.sense.index());
                }
            }
        });
        said
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Reads forms; its buffers are used again for every text.
pub(crate) struct Reader {
    folded: Folded,
    /// Reads what fields say of themselves.
    fields: crate::field::Reader,
    /// What the page's title and address say, of all its forms.
    title: Said,
    /// What its first headings say.
    headings: Said,
}

impl Reader {
    /// Reads what a page says of all its forms.
    pub(crate) fn new(snapshot: &Snapshot) -> Self {
        let mut folded = Folded::default();
        let mut said = |text| Said::by(&mut folded, text, true);
        let title = said(&snapshot.title).and(said(path(&snapshot.url)));
        let headings = snapshot.headings.iter().take(4);
        let headings = headings
            .map(|text| said(text))
            .fold(Said::default(), Said::and);
        Self {
            folded,
            fields: crate::field::Reader::default(),
            title,
            headings,
        }
    }

    /// What is seen of a form of the page, or of the controls in none; `kinds` are those of the
    /// snapshot's controls.
    pub(crate) fn read(
        &mut self,
        snapshot: &Snapshot,
        kinds: &[FieldKind],
        group: &Group,
    ) -> Features {
        let &Group { form, is_main, .. } = group;
        let members: Vec<(&Control, FieldKind)> = group
            .at
            .iter()
            .filter_map(|&at| Some((snapshot.controls.get(at)?, *kinds.get(at)?)))
            .collect();
        let mut seen = Features::none();
        if let Some(form) = form {
            self.glued(&mut seen, Place::Submit, &form.submit);
            self.glued(&mut seen, Place::Label, &form.label);
            self.glued(&mut seen, Place::Heading, &form.heading);
            self.glued(&mut seen, Place::Action, path(&form.action));
            self.glued(&mut seen, Place::Query, query(&form.action));
            self.glued(&mut seen, Place::Name, &form.id);
            self.glued(&mut seen, Place::Name, &form.name);
            self.glued(&mut seen, Place::Class, &form.class);
            self.words(&mut seen, Place::Text, &form.text, false);
        } else {
            let shown = || {
                members
                    .iter()
                    .filter(|(control, _)| control.kind != "hidden")
            };
            for (control, _) in shown().take(usize::from(MOST_READ)) {
                self.words(&mut seen, Place::Text, &control.before, false);
            }
            if let Some((last, _)) = shown().next_back() {
                self.words(&mut seen, Place::Text, &last.after, false);
            }
            for action in snapshot.actions.iter().take(40) {
                self.words(&mut seen, Place::Links, action, false);
            }
        }
        let title = if is_main {
            Place::Title
        } else {
            Place::OtherTitle
        };
        seen.say(title, self.title);
        if is_main || form.is_none() {
            seen.say(Place::PageHeading, self.headings);
        }
        let text = if form.is_some() {
            Place::Text
        } else {
            Place::Links
        };
        let leads = seen.leads(text);
        if form.is_some() {
            seen.forget_other_way();
        }
        self.fields(&mut seen, &members);
        let asks_who = seen.is(at::TRAITS + Trait::LoneAddress as usize);
        for (is, what) in leads.into_iter().chain([
            (true, Trait::Any),
            (asks_who && leads[2].0, Trait::FirstStep),
            (form.is_none(), Trait::Formless),
            (is_main, Trait::Main),
            (snapshot.forms.len() <= 1, Trait::Alone),
        ]) {
            if is {
                seen.add(at::TRAITS + what as usize);
            }
        }
        seen
    }

    fn fields(&mut self, seen: &mut Features, members: &Members) {
        let mut counts = [0_u8; Count::ALL.len()];
        let mut hidden = 0_u8;
        let mut count = |what: Count| {
            let count = &mut counts[what as usize];
            *count = count.saturating_add(1);
            *count
        };
        let mut ends = None;
        // What can't be seen doesn't count, unless nothing can be.
        let shown = |control: &Control| control.visible && is_fillable(control);
        let any_shown = members.iter().any(|(control, _)| shown(control));
        for &(control, kind) in members {
            match control.kind.as_str() {
                "hidden" => {
                    hidden = hidden.saturating_add(1);
                    if hidden <= MOST_HIDDEN {
                        self.words(seen, Place::Hidden, &control.name, false);
                        if control.value.len() <= LONGEST_HIDDEN {
                            self.words(seen, Place::Hidden, &control.value, false);
                        }
                    }
                }
                "checkbox" if count(Count::Ticks) <= MOST_READ => {
                    self.glued(seen, Place::Tick, &control.name);
                    let label = if control.label.is_empty() {
                        &control.after
                    } else {
                        &control.label
                    };
                    self.glued(seen, Place::Tick, label);
                }
                "radio" => _ = count(Count::Radios),
                "file" => _ = count(Count::Files),
                _ => {}
            }
            if !is_fillable(control) {
                continue;
            }
            if any_shown && !control.visible {
                count(Count::Unseen);
                continue;
            }
            // A language is nobody's: choosing one says of a form what any other list says.
            let kind = if kind == K::Language { K::None } else { kind };
            let (first, _) = *ends.get_or_insert((kind, kind));
            ends = Some((first, kind));
            let mut mark = None;
            if count(Count::Fillable) <= MOST_READ {
                self.glued(seen, Place::FieldName, &control.name);
                if control.id != control.name {
                    self.glued(seen, Place::FieldName, &control.id);
                }
                for label in [&control.label, &control.placeholder, &control.aria] {
                    self.glued(seen, Place::FieldLabel, label);
                }
                match kind {
                    K::None => mark = crate::field::mark(&mut self.fields, control),
                    K::Email if crate::field::names_user(&mut self.fields, control) => {
                        count(Count::Identifiers);
                    }
                    _ => {}
                }
            }
            for what in [
                of_control(control),
                of_mark(mark),
                of_kind(control, kind, mark),
                (!any_shown).then_some(Count::Unseen),
                (control.tag != "select" && control.kind != "password").then_some(Count::Texts),
            ]
            .into_iter()
            .flatten()
            {
                count(what);
            }
        }
        for (at, &count) in counts.iter().enumerate() {
            for (step, _) in STEPS
                .iter()
                .enumerate()
                .filter(|&(_, &least)| count >= least)
            {
                seen.add(at::COUNTS + at * STEPS.len() + step);
            }
        }
        if let Some((first, last)) = ends {
            seen.add(at::FIRST + first as usize);
            seen.add(at::LAST + last as usize);
        }
        for what in traits(&counts) {
            seen.add(at::TRAITS + what as usize);
        }
    }

    fn glued(&mut self, seen: &mut Features, place: Place, text: &str) {
        self.words(seen, place, text, true);
    }

    /// Adds the senses of a text; `glued`: also of words made of several.
    fn words(&mut self, seen: &mut Features, place: Place, text: &str, glued: bool) {
        seen.say(place, Said::by(&mut self.folded, text, glued));
    }
}

fn of_control(control: &Control) -> Option<Count> {
    match (control.tag.as_str(), control.kind.as_str()) {
        ("select", _) => Some(Count::Selects),
        (_, "search") => Some(Count::SearchTypes),
        (_, "number") => Some(Count::NumberTypes),
        (_, "password") => Some(Count::Secrets),
        _ => None,
    }
}

fn of_mark(mark: Option<Mark>) -> Option<Count> {
    Some(match mark? {
        Mark::Search => Count::Searches,
        Mark::Quantity => Count::Quantities,
        Mark::Captcha => Count::Captchas,
        Mark::Honeypot => Count::Honeypots,
        Mark::Subject => Count::Subjects,
        Mark::Date => Count::Dates,
        Mark::Coupon => Count::Coupons,
        Mark::OtherNumber => Count::Numbers,
        _ => return None,
    })
}

fn of_kind(control: &Control, kind: FieldKind, mark: Option<Mark>) -> Option<Count> {
    Some(match kind {
        K::CurrentPassword => Count::Current,
        K::NewPassword => Count::New,
        K::OneTimeCode => Count::Codes,
        K::Email => Count::Emails,
        K::Username => Count::Usernames,
        K::Name | K::GivenName | K::FamilyName | K::Nickname => Count::Names,
        K::Tel | K::TelNational | K::TelLocal => Count::Phones,
        K::StreetAddress | K::AddressLine1 | K::StreetName | K::AddressLevel2 | K::PostalCode => {
            Count::Places
        }
        K::Country | K::CountryName => Count::Countries,
        K::CcNumber | K::CcCsc | K::CcExp | K::CcExpMonth | K::Iban => Count::Cards,
        K::Bday | K::BdayDay | K::BdayMonth | K::BdayYear | K::Sex => Count::Births,
        K::Organization => Count::Companies,
        K::Url => Count::Sites,
        K::None if control.tag == "textarea" => {
            // A captcha's answer and a trap for bots are large boxes, too.
            let for_words =
                control.visible && !matches!(mark, Some(Mark::Captcha | Mark::Honeypot));
            return for_words.then_some(Count::Messages);
        }
        K::None => Count::Nothing,
        _ => Count::Others,
    })
}

fn traits(counts: &[u8; Count::ALL.len()]) -> impl Iterator<Item = Trait> {
    let count = |what: Count| u16::from(counts[what as usize]);
    let fillable = count(Count::Fillable);
    let person = count(Count::Names) + count(Count::Phones) + count(Count::Places);
    let secrets = count(Count::Current) + count(Count::New);
    let who = count(Count::Emails) + count(Count::Usernames);
    let lone = fillable == 1;
    [
        (
            count(Count::Current) == 1 && count(Count::New) == 0 && person == 0,
            Trait::OnlyLogin,
        ),
        (secrets > 0 && who + person == 0, Trait::OnlySecrets),
        (lone && who > 0, Trait::LoneAddress),
        (lone && count(Count::Usernames) > 0, Trait::LoneUsername),
        (lone && count(Count::Searches) > 0, Trait::LoneSearch),
        (
            fillable > 0 && fillable == count(Count::Nothing) + count(Count::Messages),
            Trait::NoKinds,
        ),
        (
            fillable > 0 && fillable == count(Count::Selects),
            Trait::OnlySelects,
        ),
        (
            count(Count::Messages) > 0 && count(Count::Emails) + count(Count::Names) > 0,
            Trait::SignedMessage,
        ),
        (
            count(Count::Cards) >= 2 && count(Count::Places) >= 2,
            Trait::CardAndPlace,
        ),
        (person > 0 && secrets == 0, Trait::OpenPerson),
        (person > 0 && secrets > 0, Trait::SecretPerson),
        (
            count(Count::Emails) > 0 && person + secrets == 0,
            Trait::OnlyEmail,
        ),
    ]
    .into_iter()
    .filter_map(|(is, what)| is.then_some(what))
}

/// An address without its host, query and fragment.
fn path(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    match path.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => path,
    }
}

/// The query of an address.
fn query(address: &str) -> &str {
    address.split_once('?').map_or("", |(_, query)| query)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::groups;
    use crate::snapshot::Form;

    #[test]
    fn a_language_to_choose_is_nobodys() {
        let snapshot = Snapshot {
            controls: vec![Control {
                tag: "select".into(),
                name: "lang".into(),
                visible: true,
                ..Control::default()
            }],
            ..Snapshot::default()
        };
        let group = &groups(&snapshot)[0];
        let mut reader = Reader::new(&snapshot);
        let mut seen = |kind| reader.read(&snapshot, &[kind], group).0;
        assert_eq!(seen(K::Language), seen(K::None));
        assert_ne!(seen(K::Country), seen(K::None));
    }

    #[test]
    fn a_button_for_those_who_have_an_account_is_not_the_forms_own() {
        let says = |text: &str, kind: FormKind| {
            let snapshot = Snapshot {
                forms: vec![Form {
                    submit: "Sign in Create account".into(),
                    text: text.into(),
                    ..Form::default()
                }],
                ..Snapshot::default()
            };
            let group = &groups(&snapshot)[0];
            let seen = Reader::new(&snapshot).read(&snapshot, &[], group);
            seen.is(Place::Submit as usize * 2 * SENSES + kind as usize)
        };
        for (text, login, registration) in [
            ("Email Password", true, true),
            ("Already have an account?", false, true),
            ("Don't have an account?", true, false),
        ] {
            assert_eq!(says(text, FormKind::Login), login, "{text}");
            assert_eq!(says(text, FormKind::Registration), registration, "{text}");
        }
    }
}
