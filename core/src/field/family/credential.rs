//! What one signs in with.

use super::most;
use crate::field::evidence::Evidence;
use crate::field::words::Mark;
use crate::field::{FieldKind, Group};
use crate::snapshot::Control;

use FieldKind as K;

/// Kinds that a box with hidden characters can have.
const SECRET: [FieldKind; 5] = [
    K::CurrentPassword,
    K::NewPassword,
    K::OneTimeCode,
    K::CcCsc,
    K::CcNumber,
];

pub(super) fn own(control: &Control, evidence: &mut Evidence) {
    if control.kind == "password" {
        for &kind in K::ALL {
            if !SECRET.contains(&kind) {
                evidence.clear(kind);
            }
        }
        // Answers, card numbers and codes are hidden, too, and say what they are.
        let other = [Mark::Coupon, Mark::OtherNumber, Mark::Subject]
            .iter()
            .map(|&mark| evidence.mark(mark))
            .chain([most(evidence, &[K::CcCsc, K::CcNumber, K::OneTimeCode])])
            .max()
            .unwrap_or(0);
        let password = most(evidence, &[K::CurrentPassword, K::NewPassword]);
        if other < 60 || other < password {
            evidence.add(K::CurrentPassword, 300);
        } else {
            evidence.clear(K::CurrentPassword);
            evidence.clear(K::NewPassword);
            return;
        }
        let chosen = evidence.kind(K::NewPassword) > 0
            || [Mark::New, Mark::Confirm, Mark::Register]
                .iter()
                .any(|&mark| evidence.mark(mark) > 20);
        if chosen && evidence.mark(Mark::Old) <= evidence.kind(K::NewPassword) {
            evidence.add(K::NewPassword, 350);
        }
    } else {
        // Only a box that hides what is typed takes a password.
        evidence.clear(K::NewPassword);
        evidence.clear(K::CurrentPassword);
        // Boxes named "login" or "user" often ask for an e-mail address, and say so.
        let email = evidence.kind(K::Email);
        if email >= 40 && evidence.kind(K::Username) < email * 3 {
            evidence.clear(K::Username);
        }
    }
}

pub(super) fn neighbours(group: &mut Group) {
    let secrets: Vec<usize> = (0..group.len())
        .filter(|&n| matches!(group.kind(n), K::CurrentPassword | K::NewPassword))
        .collect();
    match secrets.as_slice() {
        [] => return,
        &[only] => {
            if group.kind(only) == K::CurrentPassword && opens_account(group) {
                group.set(only, K::NewPassword);
            }
        }
        &[first, second] => {
            // Two of them: chosen and repeated, unless the first is the old one.
            if group.kind(second) == K::NewPassword && !is_old(group, first) {
                let repeated = group.get(second).is_some_and(|field| {
                    field.evidence.mark(Mark::Confirm) > 0
                        || field.evidence.kind(K::NewPassword) > 0
                });
                if repeated && second == first + 1 || opens_account(group) {
                    group.set(first, K::NewPassword);
                }
            } else if group.kind(first) == K::CurrentPassword
                && !is_old(group, first)
                && opens_account(group)
            {
                group.set(first, K::NewPassword);
                group.set(second, K::NewPassword);
            }
        }
        &[first, ref rest @ ..] => {
            if !is_old(group, first) && opens_account(group) {
                group.set(first, K::NewPassword);
            }
            for &n in rest {
                group.set(n, K::NewPassword);
            }
        }
    }
    // What stands before the password one signs in with is the user name.
    for n in secrets {
        if group.kind(n) != K::CurrentPassword || n == 0 {
            continue;
        }
        let text = group.get(n - 1).is_some_and(|field| {
            field.control.tag == "input"
                && matches!(field.control.kind.as_str(), "text" | "number")
                && field.control.visible
        });
        if text
            && matches!(
                group.kind(n - 1),
                K::None | K::Name | K::Nickname | K::GivenName
            )
        {
            group.set(n - 1, K::Username);
        }
    }
}

fn is_old(group: &Group, n: usize) -> bool {
    group
        .get(n)
        .is_some_and(|field| field.evidence.mark(Mark::Old) > 0)
}

/// More is asked than one signs in with. What the form says of itself is weighed later (`field::secret`).
fn opens_account(group: &Group) -> bool {
    let personal = (0..group.len())
        .filter(|&n| {
            !matches!(
                group.kind(n),
                K::None
                    | K::Email
                    | K::Username
                    | K::CurrentPassword
                    | K::NewPassword
                    | K::OneTimeCode
                    | K::Country
                    | K::Language
            )
        })
        .count();
    personal >= 2
}

#[cfg(test)]
mod tests {
    use crate::field::{FieldKind as K, kinds_of, labelled};
    use crate::snapshot::Control;

    #[test]
    fn one_password_under_a_user_name_is_the_current_one() {
        assert_eq!(
            kinds_of(vec![
                labelled("Login", "text"),
                labelled("Passwort", "password")
            ]),
            [K::Username, K::CurrentPassword]
        );
    }

    #[test]
    fn a_repeated_password_is_new() {
        assert_eq!(
            kinds_of(vec![
                labelled("Mot de passe", "password"),
                labelled("Confirmer le mot de passe", "password"),
            ]),
            [K::NewPassword, K::NewPassword]
        );
    }

    #[test]
    fn the_old_password_comes_before_the_new_one() {
        assert_eq!(
            kinds_of(vec![
                labelled("Old password", "password"),
                labelled("New password", "password"),
                labelled("Repeat", "password"),
            ]),
            [K::CurrentPassword, K::NewPassword, K::NewPassword]
        );
    }

    #[test]
    fn a_box_named_user_that_asks_for_an_e_mail_is_one() {
        let control = Control {
            name: "username".into(),
            ..labelled("E-mail address", "text")
        };
        assert_eq!(kinds_of(vec![control]), [K::Email]);
    }

    #[test]
    fn hidden_characters_are_not_always_a_password() {
        assert_eq!(kinds_of(vec![labelled("CVV", "password")]), [K::CcCsc]);
        assert_eq!(
            kinds_of(vec![labelled("Security answer", "password")]),
            [K::None]
        );
    }

    #[test]
    fn nothing_shown_is_a_password() {
        assert_eq!(kinds_of(vec![labelled("Password hint", "text")]), [K::None]);
    }
}
