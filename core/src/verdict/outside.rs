//! The table for what stands outside of fields (DESIGN §4, second table), read like the first.

use super::Reason;
use super::case::{Case, Seen};
use super::question as q;
use super::table::{Row, alarm, badge, clear, warn};
use crate::finding::FindingKind;
use crate::person::Ownership;

/// The number of all its rows: DESIGN numbers those of the first table only.
pub(super) const NUMBER: u8 = 0;

pub(super) const TABLE: &[Row] = &[
    clear(NUMBER, q::is_muted, &[Reason::Muted]),
    clear(NUMBER, q::is_fine_here, &[Reason::FineHere]),
    badge(NUMBER, is_consent, &[Reason::TickedConsent]),
    clear(NUMBER, q::is_mine, &[Reason::Mine]),
    badge(NUMBER, q::is_not_public, &[Reason::NotPublic]),
    warn(NUMBER, are_recipients, &[Reason::OpenRecipients]),
    badge(NUMBER, q::several_are_normal, &[Reason::SeveralNormal]),
    badge(
        NUMBER,
        q::is_for_another,
        &[Reason::PeopleInText, Reason::ForAnother],
    ),
    alarm(
        NUMBER,
        holder_changed,
        &[Reason::PeopleInText, Reason::ChangedByItself],
    ),
    warn(
        NUMBER,
        q::is_mixed,
        &[Reason::PeopleInText, Reason::MixedPerson],
    ),
    warn(
        NUMBER,
        are_several,
        &[Reason::PeopleInText, Reason::SeveralPeople],
    ),
    warn(
        NUMBER,
        holder_is_a_stranger,
        &[Reason::PeopleInText, Reason::StrangerPerson],
    ),
    badge(NUMBER, q::is_somebody, &[Reason::PeopleInText]),
];

fn is_consent(case: &Case) -> bool {
    case.finding.kind == FindingKind::Consent
}

fn are_recipients(case: &Case) -> bool {
    case.finding.kind == FindingKind::Recipients
}

/// Whom the page names, me not among them.
fn others<'a>(case: &'a Case) -> impl Iterator<Item = &'a Seen> {
    case.seen.iter().filter(|seen| !seen.is(Ownership::Mine))
}

/// The page names one person, who was another a moment ago.
fn holder_changed(case: &Case) -> bool {
    case.seen.len() == 1 && q::changed_by_itself(case)
}

/// Two different people, each with an address or a number of their own: more than where parcels went.
fn are_several(case: &Case) -> bool {
    let mut reachable = others(case).filter(|seen| seen.identity.strong_kinds() > 0);
    let Some(first) = reachable.next() else {
        return false;
    };
    reachable.any(|seen| seen.identity.differs(&first.identity))
}

/// One person on a page that does not name me.
fn holder_is_a_stranger(case: &Case) -> bool {
    case.seen.len() == 1 && q::is_stranger(case)
}
