//! The table of arrivals: what happens, what is to be said of it.

use strayfield_core::field::FieldKind as K;
use strayfield_core::form::FormKind;
use strayfield_core::snapshot::Provenance;
use strayfield_core::verdict::{Level, Surface, Verdict};

use super::fill;
use super::phrases;
use super::scene::{Knowing, Scene, Step, reloaded, signed_in};
use crate::people::Somebody;

/// What is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    Clear,
    /// At most the badge.
    Badge,
    /// A banner, `ask` or more.
    Ask,
    /// A banner, `warn` or more.
    Warn,
    Alarm,
}

impl Expected {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Badge => "badge at most",
            Self::Ask => "ask",
            Self::Warn => "warn",
            Self::Alarm => "alarm",
        }
    }

    /// Something of somebody else's is there to be found.
    pub const fn is_leak(self) -> bool {
        matches!(self, Self::Ask | Self::Warn | Self::Alarm)
    }

    pub fn is_met(self, verdict: &Verdict) -> bool {
        let banner = verdict.surface == Surface::Banner;
        match self {
            Self::Clear => verdict.level == Level::Clear,
            Self::Badge => !banner,
            Self::Ask => banner,
            Self::Warn => banner && verdict.level >= Level::Warn,
            Self::Alarm => banner && verdict.level == Level::Alarm,
        }
    }
}

/// What the visits of an arrival are; `None` where it can't happen.
type Build = fn(&mut Scene) -> Option<Vec<Step>>;

/// One kind of arrival.
pub(super) struct Arrival {
    pub name: &'static str,
    pub knowing: Knowing,
    pub expected: Expected,
    pub build: Build,
    /// Happens to everyday pages instead of labelled ones.
    pub everyday: bool,
}

const fn row(expected: Expected, knowing: Knowing, name: &'static str, build: Build) -> Arrival {
    Arrival {
        name,
        knowing,
        expected,
        build,
        everyday: false,
    }
}

const fn everyday(
    expected: Expected,
    knowing: Knowing,
    name: &'static str,
    build: Build,
) -> Arrival {
    Arrival {
        everyday: true,
        ..row(expected, knowing, name, build)
    }
}

use Expected::{Alarm, Ask, Badge, Clear, Warn};
use Knowing::{Family, Me, Nothing};

pub(super) static ARRIVALS: &[Arrival] = &[
    row(Clear, Nothing, "empty", empty),
    row(Clear, Nothing, "placeholders as values", placeholders),
    row(Clear, Me, "placeholders as values", placeholders),
    row(
        Clear,
        Nothing,
        "defaults: country, salutation, calling code",
        defaults,
    ),
    row(Clear, Nothing, "dummies", dummies),
    row(Clear, Me, "dummies", dummies),
    row(Clear, Nothing, "masked", masked),
    row(Clear, Me, "masked", masked),
    row(Clear, Nothing, "the site's own contact", contact),
    row(Clear, Me, "the site's own contact", contact),
    row(Clear, Nothing, "only a postcode and a town", place),
    row(Clear, Me, "only a postcode and a town", place),
    row(Clear, Me, "my data", mine),
    row(Clear, Family, "my data", mine),
    row(Clear, Family, "my sister's data", sisters),
    row(Badge, Nothing, "my data, signed in", mine_signed_in),
    row(
        Badge,
        Me,
        "my data and an e-mail address not told",
        second_email,
    ),
    row(Badge, Nothing, "shown again after an error", shown_again),
    row(Badge, Nothing, "restored after a reload", restored),
    row(Badge, Nothing, "autofilled", autofilled),
    row(Badge, Nothing, "filled by a password manager", managed),
    row(
        Badge,
        Nothing,
        "remembered by the site in this browser",
        device,
    ),
    row(
        Badge,
        Nothing,
        "an e-mail address that came with the link",
        link,
    ),
    row(Ask, Nothing, "a stranger on an open form", stranger_open),
    row(
        Ask,
        Nothing,
        "a stranger on an order as a guest",
        stranger_order,
    ),
    row(Warn, Me, "a stranger", stranger),
    row(Warn, Family, "a stranger", stranger),
    row(Warn, Me, "a stranger, signed in", stranger_signed_in),
    row(
        Warn,
        Me,
        "my phone with a stranger's name and e-mail",
        mixed,
    ),
    row(Alarm, Nothing, "another stranger after a reload", another),
    row(Alarm, Me, "another stranger after a reload", another),
    row(
        Badge,
        Me,
        "a stranger on a copy or a private address",
        not_public,
    ),
    row(Badge, Me, "a record of a back office", back_office),
    row(Badge, Me, "an address book, travellers, children", several),
    row(Badge, Me, "whom my present goes to", gift),
    row(Warn, Nothing, "strangers in the friends' fields", friends),
    row(Alarm, Me, "strangers in the friends' fields", friends),
    everyday(Badge, Nothing, "an everyday page as it is", as_it_is),
    everyday(Badge, Me, "an everyday page as it is", as_it_is),
    everyday(Warn, Me, "a stranger planted in an everyday page", stranger),
];

fn empty(scene: &mut Scene) -> Option<Vec<Step>> {
    Some(vec![Step::Show(scene.empty())])
}

fn placeholders(scene: &mut Scene) -> Option<Vec<Step>> {
    let mut page = scene.empty();
    let mut any = false;
    for &(at, kind) in &scene.form.fields {
        let control = &mut page.controls[at];
        if control.tag == "select" {
            continue;
        }
        let label = control
            .label
            .trim()
            .trim_end_matches([':', '*', ' '])
            .to_owned();
        let text = match kind {
            _ if !control.placeholder.is_empty() => control.placeholder.clone(),
            _ if !label.is_empty() && label.chars().count() < 40 => label,
            _ if !control.aria.is_empty() => control.aria.clone(),
            _ => continue,
        };
        fill::write(control, text);
        any = true;
    }
    any.then(|| vec![Step::Show(page)])
}

fn defaults(scene: &mut Scene) -> Option<Vec<Step>> {
    let mut page = scene.empty();
    let me = scene.me.clone();
    let kinds = [
        K::Country,
        K::CountryName,
        K::HonorificPrefix,
        K::TelCountryCode,
        K::Sex,
    ];
    fill::only(&mut page, scene.form, &me, &mut scene.dice, |kind| {
        kinds.contains(&kind)
    });
    let calling = format!("+{}", me.land.calling);
    scene.write(&mut page, |kind, _| {
        (kind == K::Tel).then(|| calling.clone())
    });
    Some(vec![Step::Show(page)])
}

/// The people that examples speak of, by country: everybody there knows them for nobody.
const DUMMIES: &[(&str, &str, &str)] = &[
    ("de at ch", "Max", "Mustermann"),
    ("de at ch", "Erika", "Mustermann"),
    ("us gb ca au", "John", "Doe"),
    ("us gb ca au", "Jane", "Doe"),
    ("fr be", "Jean", "Dupont"),
    ("it", "Mario", "Rossi"),
    ("es mx ar", "Fulano", "de Tal"),
    ("pl", "Jan", "Kowalski"),
    ("nl be", "Jan", "Jansen"),
    ("cz", "Jan", "Novák"),
    ("fi", "Matti", "Meikäläinen"),
    ("no", "Ola", "Nordmann"),
    ("ru", "Иван", "Иванов"),
];

fn dummies(scene: &mut Scene) -> Option<Vec<Step>> {
    let land = scene.me.land.code;
    let here: Vec<(&str, &str)> = DUMMIES
        .iter()
        .filter(|(lands, ..)| lands.split(' ').any(|code| code == land))
        .map(|&(_, given, family)| (given, family))
        .collect();
    let (given, family) = if here.is_empty() {
        ("John", "Doe")
    } else {
        scene.dice.one(&here)
    };
    let mut page = scene.empty();
    let domain = scene.dice.one(&[
        "example.com",
        "example.org",
        "beispiel.de",
        "test.com",
        "domain.com",
    ]);
    let any = scene.write(&mut page, |kind, _| {
        Some(match kind {
            K::Name => format!("{given} {family}"),
            K::GivenName => given.to_owned(),
            K::FamilyName => family.to_owned(),
            K::Email => format!("test@{domain}"),
            K::Tel => "0123456789".to_owned(),
            K::PostalCode => "12345".to_owned(),
            _ => return None,
        })
    });
    any.then(|| vec![Step::Show(page)])
}

fn masked(scene: &mut Scene) -> Option<Vec<Step>> {
    let person = scene.stranger.clone();
    let mut page = scene.empty();
    let first = |text: &str| text.chars().take(1).collect::<String>();
    let last = |text: &str| {
        text.chars()
            .rev()
            .take(3)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect::<String>()
    };
    let star = scene.dice.one(&["***", "••••", "xxxx"]);
    let any = scene.write(&mut page, |kind, _| {
        Some(match kind {
            K::Email => {
                let (local, domain) = person.email.split_once('@')?;
                format!("{}***@{domain}", first(local))
            }
            K::Tel => format!("{star} {star} {}", last(&person.phone)),
            K::Name => format!("{}*** {}***", first(&person.given), first(&person.family)),
            K::GivenName => format!("{}****", first(&person.given)),
            K::FamilyName => format!("{}****", first(&person.family)),
            K::Iban => format!("{star} {star} {}", last(&person.iban)),
            _ => return None,
        })
    });
    any.then(|| vec![Step::Show(page)])
}

fn contact(scene: &mut Scene) -> Option<Vec<Step>> {
    let person = scene.stranger.clone();
    let mut page = scene.empty();
    let host = page
        .url
        .trim_start_matches("https://www.")
        .trim_end_matches('/')
        .to_owned();
    let role = scene
        .dice
        .one(&["info", "kontakt", "contact", "service", "office", "shop"]);
    let mail = format!("{role}@{host}");
    page.contacts.extend([
        format!("mailto:{mail}"),
        format!("tel:+{}{}", person.land.calling, person.national_number()),
    ]);
    let any = scene.write(&mut page, |kind, _| match kind {
        K::Email => Some(mail.clone()),
        K::Tel => Some(person.phone.clone()),
        _ => None,
    });
    any.then(|| vec![Step::Show(page)])
}

fn place(scene: &mut Scene) -> Option<Vec<Step>> {
    let person = scene.stranger.clone();
    let mut page = scene.empty();
    let kinds = [
        K::PostalCode,
        K::AddressLevel2,
        K::AddressLevel1,
        K::Country,
        K::CountryName,
        K::HonorificPrefix,
    ];
    let filled = fill::only(&mut page, scene.form, &person, &mut scene.dice, |kind| {
        kinds.contains(&kind)
    });
    (!filled.is_empty()).then(|| vec![Step::Show(page)])
}

fn mine(scene: &mut Scene) -> Option<Vec<Step>> {
    let me = scene.me.clone();
    let (page, filled) = scene.filled(&me);
    (!filled.is_empty()).then(|| vec![Step::Show(page)])
}

fn sisters(scene: &mut Scene) -> Option<Vec<Step>> {
    let sister = scene.sister.clone();
    let (page, filled) = scene.filled(&sister);
    (!filled.is_empty()).then(|| vec![Step::Show(page)])
}

fn mine_signed_in(scene: &mut Scene) -> Option<Vec<Step>> {
    let me = scene.me.clone();
    let (mut page, filled) = scene.filled(&me);
    signed_in(&mut page, &me, &mut scene.dice);
    fill::is_full(&filled).then(|| vec![Step::Show(page)])
}

fn second_email(scene: &mut Scene) -> Option<Vec<Step>> {
    let mut me = scene.me.clone();
    let domain = scene.stranger.email.split_once('@')?.1;
    me.email = format!("{}{}@{domain}", me.username, scene.dice.between(10, 99));
    let (page, filled) = scene.filled(&me);
    let named = filled.contains(&K::Name)
        || filled.contains(&K::GivenName) && filled.contains(&K::FamilyName);
    (named && filled.contains(&K::Email)).then(|| vec![Step::Show(page)])
}

fn shown_again(scene: &mut Scene) -> Option<Vec<Step>> {
    let me = scene.me.clone();
    let (page, filled) = scene.filled(&me);
    let typed = scene.values(&page);
    let empty = scene.empty();
    fill::is_full(&filled).then(|| vec![Step::Show(empty), Step::Type(typed), Step::Show(page)])
}

fn restored(scene: &mut Scene) -> Option<Vec<Step>> {
    let me = scene.me.clone();
    let page = scene.filled_by(&me, Provenance::Restored);
    let typed = scene.values(&page);
    let empty = scene.empty();
    (!typed.is_empty()).then(|| {
        vec![
            Step::Show(empty),
            Step::Type(typed),
            Step::Show(reloaded(page)),
        ]
    })
}

fn by(scene: &mut Scene, way: Provenance) -> Option<Vec<Step>> {
    let me = scene.me.clone();
    let page = scene.filled_by(&me, way);
    (!scene.values(&page).is_empty()).then(|| vec![Step::Show(page)])
}

fn autofilled(scene: &mut Scene) -> Option<Vec<Step>> {
    by(scene, Provenance::Autofilled)
}

fn managed(scene: &mut Scene) -> Option<Vec<Step>> {
    by(scene, Provenance::Filled)
}

fn device(scene: &mut Scene) -> Option<Vec<Step>> {
    by(scene, Provenance::Device)
}

fn link(scene: &mut Scene) -> Option<Vec<Step>> {
    let me = scene.me.clone();
    let mut page = scene.empty();
    fill::came_by(&mut page, scene.form, Provenance::Link);
    let filled = fill::only(&mut page, scene.form, &me, &mut scene.dice, |kind| {
        kind == K::Email
    });
    (!filled.is_empty()).then(|| vec![Step::Show(page)])
}

fn stranger_open(scene: &mut Scene) -> Option<Vec<Step>> {
    let open = [
        FormKind::Registration,
        FormKind::Newsletter,
        FormKind::Contact,
    ];
    stranger_on(scene, &open)
}

fn stranger_order(scene: &mut Scene) -> Option<Vec<Step>> {
    stranger_on(scene, &[FormKind::Order, FormKind::Checkout])
}

fn stranger_on(scene: &mut Scene, kinds: &[FormKind]) -> Option<Vec<Step>> {
    scene.form.kind.filter(|kind| kinds.contains(kind))?;
    let stranger = scene.stranger.clone();
    let (page, filled) = scene.filled(&stranger);
    fill::is_full(&filled).then(|| vec![Step::Show(page)])
}

fn stranger(scene: &mut Scene) -> Option<Vec<Step>> {
    let stranger = scene.stranger.clone();
    let (page, filled) = scene.filled(&stranger);
    (fill::comparable(&filled) >= 2).then(|| vec![Step::Show(page)])
}

fn stranger_signed_in(scene: &mut Scene) -> Option<Vec<Step>> {
    let stranger = scene.stranger.clone();
    let (mut page, filled) = scene.filled(&stranger);
    signed_in(&mut page, &stranger, &mut scene.dice);
    (fill::comparable(&filled) >= 2).then(|| vec![Step::Show(page)])
}

fn mixed(scene: &mut Scene) -> Option<Vec<Step>> {
    let mut ported = scene.stranger.clone();
    ported.phone.clone_from(&scene.me.phone);
    let (page, filled) = scene.filled(&ported);
    let named = filled.contains(&K::Name)
        || filled.contains(&K::GivenName) && filled.contains(&K::FamilyName);
    let number = filled.contains(&K::Tel) || filled.contains(&K::TelNational);
    (named && number && filled.contains(&K::Email)).then(|| vec![Step::Show(page)])
}

fn another(scene: &mut Scene) -> Option<Vec<Step>> {
    let first = scene.stranger.clone();
    let second = Somebody::other_than(
        &[&scene.me, &scene.sister, &first],
        first.land,
        &mut scene.dice,
    );
    let (one, _) = scene.filled(&first);
    let (two, filled) = scene.filled(&second);
    fill::is_full(&filled).then(|| vec![Step::Show(one), Step::Show(reloaded(two))])
}

fn as_it_is(scene: &mut Scene) -> Option<Vec<Step>> {
    Some(vec![Step::Show(scene.form.saved.clone())])
}

fn not_public(scene: &mut Scene) -> Option<Vec<Step>> {
    let stranger = scene.stranger.clone();
    let (mut page, filled) = scene.filled(&stranger);
    page.url = scene
        .dice
        .one(&[
            "http://192.168.178.20/formular",
            "http://localhost:8080/signup",
            "https://www-laden-example.translate.goog/join",
            "https://web.archive.org/web/2024/https://laden.example/join",
            "http://intranet.local/form",
        ])
        .to_owned();
    fill::is_full(&filled).then(|| vec![Step::Show(page)])
}

fn back_office(scene: &mut Scene) -> Option<Vec<Step>> {
    let stranger = scene.stranger.clone();
    let (mut page, filled) = scene.filled(&stranger);
    let phrases = phrases::of(&page.lang);
    let number = scene.dice.between(100, 99_999);
    let me = scene.me.clone();
    signed_in(&mut page, &me, &mut scene.dice);
    scene.title(&mut page, &format!("{} #{number}", phrases.record));
    page.url = format!("{}admin/customers/{number}/edit", page.url);
    fill::is_full(&filled).then(|| vec![Step::Show(page)])
}

fn several(scene: &mut Scene) -> Option<Vec<Step>> {
    let stranger = scene.stranger.clone();
    let (mut page, filled) = scene.filled(&stranger);
    let title = scene.dice.one(&phrases::of(&page.lang).several);
    let me = scene.me.clone();
    signed_in(&mut page, &me, &mut scene.dice);
    scene.title(&mut page, title);
    fill::is_full(&filled).then(|| vec![Step::Show(page)])
}

const ADDRESSEE: [K; 9] = [
    K::Name,
    K::GivenName,
    K::FamilyName,
    K::StreetAddress,
    K::AddressLine1,
    K::StreetName,
    K::HouseNumber,
    K::PostalCode,
    K::AddressLevel2,
];

/// My own data above, whom it goes to below.
fn gift(scene: &mut Scene) -> Option<Vec<Step>> {
    let (me, stranger) = (scene.me.clone(), scene.stranger.clone());
    let (mut page, filled) = scene.filled(&me);
    let legend = phrases::of(&page.lang).gift;
    scene.section(&mut page, "gift_recipient", legend, &ADDRESSEE, &stranger);
    let named = filled.contains(&K::Name) || filled.contains(&K::FamilyName);
    (named && filled.contains(&K::PostalCode)).then(|| vec![Step::Show(page)])
}

/// Names and addresses of two friends below an empty form of my own.
fn friends(scene: &mut Scene) -> Option<Vec<Step>> {
    let first = scene.stranger.clone();
    let others = [&scene.me, &scene.sister, &first];
    let second = Somebody::other_than(&others, first.land, &mut scene.dice);
    let mut page = scene.empty();
    let phrases = phrases::of(&page.lang);
    scene.title(&mut page, phrases.tell);
    for (number, friend) in [(1, &first), (2, &second)] {
        let legend = format!("{} {number}", phrases.friend);
        let kinds = [K::Name, K::GivenName, K::FamilyName, K::Email];
        let name = format!("friend_{number}");
        let filled = scene.section(&mut page, &name, &legend, &kinds, friend);
        let named = filled.contains(&K::Name) || filled.contains(&K::FamilyName);
        if !named || !filled.contains(&K::Email) {
            return None;
        }
    }
    Some(vec![Step::Show(page)])
}
