//! The questions that the table asks of a case, row by row.

use super::case::{Case, Seen};
use crate::finding::FindingKind;
use crate::form::FormKind;
use crate::memory;
use crate::page::AddressClass;
use crate::person::{Ownership, Part, Person};
use crate::snapshot::Provenance;

// Row 1
fn is_settled(case: &Case) -> bool {
    case.seen.is_empty()
}

pub(super) fn i_typed_it(case: &Case) -> bool {
    let typed = |p: &Part| p.provenance == Provenance::Typed || case.setting.typed.holds(&p.value);
    is_settled(case)
        && case
            .finding
            .persons
            .iter()
            .flat_map(Person::telling)
            .any(typed)
}

pub(super) fn the_browser_filled_it(case: &Case) -> bool {
    is_settled(case)
}

pub(super) fn is_mine(case: &Case) -> bool {
    case.ownership() == Ownership::Mine
}

// Row 2
pub(super) fn names_nobody(case: &Case) -> bool {
    case.seen.iter().all(|s| s.identity.names_nobody())
}

/// The name somebody signed in with last time. Every browser in use has these, so it says nothing
/// until I have told addresses and it is none of them.
pub(super) fn is_remembered_sign_in(case: &Case) -> bool {
    matches!(case.finding.form_kind, FormKind::Login | FormKind::Recovery)
        && is_lone(case)
        && !case.setting.told.knows_my_addresses()
}

/// Whom somebody looks for in a register, a phone book, a genealogy.
pub(super) fn is_searched_for(case: &Case) -> bool {
    case.finding.form_kind == FormKind::Search && is_lone(case)
}

// Row 3
pub(super) fn is_muted(case: &Case) -> bool {
    case.setting.circumstances.muted
}

pub(super) fn is_fine_here(case: &Case) -> bool {
    case.setting
        .circumstances
        .fine_here
        .iter()
        .any(|key| key == case.form_key)
}

// Row 4
pub(super) fn is_not_public(case: &Case) -> bool {
    case.setting.page.address != AddressClass::Public
}

// Row 5
pub(super) fn is_record(case: &Case) -> bool {
    let page = case.setting.page;
    case.finding.form_kind == FormKind::Record && !page.of_reader && !is_sent_by_anybody(case)
        || page.record
}

// Row 6
pub(super) fn came_from_device(case: &Case) -> bool {
    case.seen.iter().all(|s| s.came_by(Provenance::Device))
}

// Row 7
pub(super) fn changed_by_itself(case: &Case) -> bool {
    let circumstances = case.setting.circumstances;
    let before: Vec<&str> = circumstances
        .previous
        .iter()
        .filter(|m| m.form == case.form_key)
        .map(|m| m.person.as_str())
        .collect();
    // One after another is how a queue is worked through.
    circumstances.undisturbed
        && !is_at_work(case)
        && case.digests().any(|now| memory::is_another(&before, &now))
}

// Row 8
pub(super) fn several_are_normal(case: &Case) -> bool {
    let several = case.finding.kind == FindingKind::People && !is_open(case);
    let page = case.setting.page;
    let said = page.several_normal || page.several_likely && !is_order(case);
    is_signed_in(case) && (said || several)
}

fn is_order(case: &Case) -> bool {
    let kind = case.finding.form_kind;
    matches!(
        kind,
        FormKind::Order | FormKind::Checkout | FormKind::Payment
    )
}

// Row 9
pub(super) fn are_several_strangers(case: &Case) -> bool {
    let full: Vec<&Seen> = case.seen.iter().filter(|s| s.identity.is_full()).collect();
    let different = full
        .split_first()
        .is_some_and(|(first, rest)| rest.iter().any(|s| is_no_relative(case, s, first)));
    case.finding.kind == FindingKind::People
        && is_open(case)
        && different
        && !case.finding.for_another
        && !is_at_work(case)
        && !case.seen.iter().any(|s| s.is(Ownership::Mine))
}

/// Somebody else; of somebody's account, not one of the same family name.
fn is_no_relative(case: &Case, one: &Seen, other: &Seen) -> bool {
    let (one, other) = (&one.identity, &other.identity);
    let is_family = || {
        one.name_words()
            .any(|word| other.name_words().any(|o| o == word))
    };
    one.differs(other) && !(is_signed_in(case) && is_family())
}

pub(super) fn are_several_strangers_to_me(case: &Case) -> bool {
    (case.is_crowd || !case.setting.circumstances.budget_spent)
        && case.setting.told.knows_me()
        && are_several_strangers(case)
}

// Row 10
pub(super) fn is_for_another(case: &Case) -> bool {
    case.finding.for_another
}

/// Whoever stands in a form with me goes there, signs or lives with me; not friends to be told, and nobody
/// enters a raffle together.
pub(super) fn is_beside_me(case: &Case) -> bool {
    let alone = matches!(
        case.finding.form_kind,
        FormKind::Referral | FormKind::Giveaway | FormKind::Newsletter
    );
    case.is_beside_me && !is_mixed(case) && !alone
}

pub(super) fn is_lone(case: &Case) -> bool {
    case.seen
        .iter()
        .all(|s| !s.identity.is_full() && s.identity.streets.is_empty())
}

// Row 11
pub(super) fn is_mixed(case: &Case) -> bool {
    case.ownership() == Ownership::Mixed
}

// Row 12
pub(super) fn is_stranger(case: &Case) -> bool {
    case.ownership() == Ownership::Stranger
}

pub(super) fn is_stranger_at_work(case: &Case) -> bool {
    is_stranger(case) && is_at_work(case)
}

/// A page that asks nobody for their own data, or one that says so.
pub(super) fn is_at_work(case: &Case) -> bool {
    let says_so = case.finding.of_another && (is_signed_in(case) || case.finding.is_kept);
    says_so || case.asks_nobody()
}

pub(super) fn is_stranger_by_link(case: &Case) -> bool {
    is_stranger(case) && (came_with_link(case) || case.setting.page.token_in_address)
}

// Row 13
pub(super) fn may_be_mine_too(case: &Case) -> bool {
    case.seen.iter().any(|s| s.comparison.yours_too)
}

// Row 14
pub(super) fn was_filled_while_typing(case: &Case) -> bool {
    came_late(case) && is_full(case) && !case.finding.looked_up
}

fn came_late(case: &Case) -> bool {
    case.seen.iter().all(|s| s.came_by(Provenance::PageLate))
}

fn is_full(case: &Case) -> bool {
    case.seen.iter().any(|s| s.identity.is_full())
}

// Row 15
pub(super) fn came_with_link(case: &Case) -> bool {
    case.seen.iter().all(|s| s.came_by(Provenance::Link))
}

/// An invitation fills in whom it invites, be it from the address itself or from what its token stands for.
pub(super) fn came_with_secret_link(case: &Case) -> bool {
    case.setting.page.token_in_address && !came_late(case)
}

pub(super) fn came_full_with_link(case: &Case) -> bool {
    came_with_link(case) && is_full(case)
}

// Row 16
pub(super) fn is_signed_in(case: &Case) -> bool {
    case.setting.page.is_signed_in()
}

// Row 17
pub(super) fn arrived_filled(case: &Case) -> bool {
    is_open(case) && is_full(case) && !came_late(case)
}

/// Order and checkout are open as a guest, and so is what a guest sends, whatever it is called.
fn is_open(case: &Case) -> bool {
    let kind = case.finding.form_kind;
    let as_guest = match kind {
        FormKind::Order | FormKind::Checkout => !is_signed_in(case),
        FormKind::Account | FormKind::Record | FormKind::Other => is_sent_by_anybody(case),
        _ => false,
    };
    kind.is_open() || as_guest
}

/// Nobody is signed in, it is none of many, and it is sent, not kept: "patient data" of an appointment.
fn is_sent_by_anybody(case: &Case) -> bool {
    case.is_sent() && !is_signed_in(case) && !case.setting.page.numbered
}

// Row 18
pub(super) const fn is_somebody(_: &Case) -> bool {
    true
}
