//! The table of DESIGN §4, row by row. They are read in order; the first that fits decides.

use super::case::Case;
use super::question as q;
use super::{Level, Reason, Surface};

/// One row, or one of the cases of a row.
pub(super) struct Row {
    pub number: u8,
    pub fits: fn(&Case) -> bool,
    pub level: Level,
    pub surface: Surface,
    pub reasons: &'static [Reason],
}

type Question = fn(&Case) -> bool;

const fn row(
    number: u8,
    fits: Question,
    level: Level,
    surface: Surface,
    reasons: &'static [Reason],
) -> Row {
    Row {
        number,
        fits,
        level,
        surface,
        reasons,
    }
}

pub(super) const fn clear(number: u8, fits: Question, reasons: &'static [Reason]) -> Row {
    row(number, fits, Level::Clear, Surface::None, reasons)
}

pub(super) const fn badge(number: u8, fits: Question, reasons: &'static [Reason]) -> Row {
    row(number, fits, Level::Ask, Surface::Badge, reasons)
}

const fn ask(number: u8, fits: Question, reasons: &'static [Reason]) -> Row {
    row(number, fits, Level::Ask, Surface::Banner, reasons)
}

pub(super) const fn warn(number: u8, fits: Question, reasons: &'static [Reason]) -> Row {
    row(number, fits, Level::Warn, Surface::Banner, reasons)
}

pub(super) const fn alarm(number: u8, fits: Question, reasons: &'static [Reason]) -> Row {
    row(number, fits, Level::Alarm, Surface::Banner, reasons)
}

pub(super) const TABLE: &[Row] = &[
    clear(1, q::i_typed_it, &[Reason::OwnTyping]),
    clear(1, q::the_browser_filled_it, &[Reason::FilledByBrowser]),
    clear(1, q::is_mine, &[Reason::Mine]),
    clear(2, q::names_nobody, &[]),
    clear(2, q::is_remembered_sign_in, &[]),
    clear(2, q::is_searched_for, &[]),
    clear(3, q::is_muted, &[Reason::Muted]),
    clear(3, q::is_fine_here, &[Reason::FineHere]),
    badge(4, q::is_not_public, &[Reason::NotPublic]),
    badge(5, q::is_record, &[Reason::RecordForm]),
    badge(6, q::came_from_device, &[Reason::DeviceMemory]),
    alarm(7, q::changed_by_itself, &[Reason::ChangedByItself]),
    badge(8, q::several_are_normal, &[Reason::SeveralNormal]),
    alarm(9, q::are_several_strangers_to_me, &[Reason::SeveralPeople]),
    warn(9, q::are_several_strangers, &[Reason::SeveralPeople]),
    badge(10, q::is_for_another, &[Reason::ForAnother]),
    badge(10, q::is_beside_me, &[Reason::ForAnother]),
    badge(10, q::is_lone, &[Reason::LoneValue]),
    warn(11, q::is_mixed, &[Reason::MixedPerson]),
    badge(12, q::is_stranger_at_work, &[Reason::OtherPerson]),
    ask(
        12,
        q::is_stranger_by_link,
        &[Reason::StrangerPerson, Reason::CameWithLink],
    ),
    warn(12, q::is_stranger, &[Reason::StrangerPerson]),
    badge(13, q::may_be_mine_too, &[Reason::OnlyNameMatches]),
    ask(14, q::was_filled_while_typing, &[Reason::FilledWhileTyping]),
    badge(15, q::came_with_secret_link, &[Reason::CameWithLink]),
    ask(15, q::came_full_with_link, &[Reason::CameWithLink]),
    badge(16, q::is_signed_in, &[Reason::SignedIn]),
    badge(16, q::is_at_work, &[Reason::OtherPerson]),
    ask(17, q::arrived_filled, &[Reason::FilledOnArrival]),
    badge(18, q::is_somebody, &[Reason::OtherPerson]),
];
