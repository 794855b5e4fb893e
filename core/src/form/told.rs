//! Kinds that no corpus labels: told from the learnt ones by their own words.

use super::FormKind;
use super::features::{Count, Features};
use super::weighing::{CLASSES, FormTable};

use FormKind as F;

/// Words worth less than this tell nothing: one heading is enough, one link is not.
const LEAST: i32 = 7;
/// By so much they must be worth more than the words for what the form looks like.
const MORE: i32 = 3;

/// A kind that no corpus labels.
struct Told {
    kind: FormKind,
    /// It may ask for a password.
    secret: bool,
    /// What a form of it looks like to the table.
    like: &'static [FormKind],
}

const TOLD: [Told; 5] = [
    Told {
        kind: F::Record,
        secret: true,
        like: &[
            F::Registration,
            F::Order,
            F::Checkout,
            F::Contact,
            F::Newsletter,
            F::Payment,
            F::Other,
        ],
    },
    Told {
        kind: F::Account,
        secret: false,
        like: &[
            F::Registration,
            F::Checkout,
            F::Login,
            F::Contact,
            F::Newsletter,
            F::Other,
        ],
    },
    Told {
        kind: F::Giveaway,
        secret: false,
        like: &[
            F::Registration,
            F::Order,
            F::Checkout,
            F::Contact,
            F::Newsletter,
            F::Other,
        ],
    },
    Told {
        kind: F::Referral,
        secret: false,
        like: &[F::Registration, F::Contact, F::Newsletter, F::Other],
    },
    Told {
        kind: F::Compose,
        secret: false,
        like: &[F::Contact, F::Other],
    },
];

/// The kind of a form that looks like `base`, when its words say more exactly what it is.
pub(super) fn refine(table: &FormTable, seen: &Features, base: FormKind) -> FormKind {
    let has = |counts: &[Count]| counts.iter().any(|&count| seen.has(count));
    let who = [Count::Names, Count::Emails, Count::Phones, Count::Places];
    let about = |kind| match kind {
        F::Compose => has(&[Count::Messages]),
        // An e-mail address alone is how one gets in.
        F::Account => has(&[Count::Names, Count::Phones, Count::Places]),
        _ => has(&who),
    };
    let worth = |kind| match kind {
        // What is none of them has no words of its own.
        F::Other => 0,
        kind => seen.worth(table, kind),
    };
    // A record is somebody else's, as it should be, and an account is not open: nothing else may be said
    // as loud.
    let rival = |kind| match kind {
        F::Record | F::Account => CLASSES.into_iter().map(worth).max().unwrap_or(0),
        _ => worth(base),
    };
    let (kind, _) = TOLD
        .iter()
        .filter(|told| told.like.contains(&base) && about(told.kind))
        .filter(|told| told.secret || !has(&[Count::Secrets]))
        .map(|told| (told.kind, worth(told.kind)))
        .filter(|&(kind, worth)| worth > LEAST.max(rival(kind) + MORE))
        .fold(
            (base, 0),
            |best, next| {
                if next.1 > best.1 { next } else { best }
            },
        );
    // What asks for words of one's own and is nothing else is written to somebody.
    let secret = has(&[Count::Secrets]);
    match kind {
        F::Other if has(&[Count::Messages]) && !secret => F::Contact,
        // Nobody signs in by a name and where they live or are reached.
        F::Login
            if has(&[Count::Names])
                && has(&[Count::Places, Count::Emails, Count::Phones])
                && !secret
                && !has(&[Count::Codes]) =>
        {
            F::Contact
        }
        kind => kind,
    }
}
