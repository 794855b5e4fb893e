//! What letters of one language share: `words/<lang>.txt`, one `key  text` a line.

use super::Lang;
use crate::case::Minute;

pub struct Words(&'static str);

impl Words {
    pub const fn of(lang: Lang) -> Self {
        Self(lang.words())
    }

    /// The text of `group_name`, or of `group` when the name is empty. Never missing: a test looks.
    pub fn get(&self, group: &str, name: &str) -> &'static str {
        self.find(group, name).unwrap_or_default()
    }

    pub fn find(&self, group: &str, name: &str) -> Option<&'static str> {
        self.0.lines().find_map(|line| {
            let (key, text) = line.split_once(' ')?;
            let rest = key.strip_prefix(group)?;
            let matches = if name.is_empty() {
                rest.is_empty()
            } else {
                rest.strip_prefix('_') == Some(name)
            };
            matches.then(|| text.trim_matches(' '))
        })
    }

    /// A day as it is written there.
    pub fn day(&self, at: Minute, offset: i16) -> String {
        let civil = at.civil(offset);
        self.get("day", "")
            .replace("{d}", &format!("{:02}", civil.day))
            .replace("{m}", &format!("{:02}", civil.month))
            .replace("{y}", &civil.year.to_string())
    }

    /// A moment, UTC and, where it differs, on the person's clock.
    pub fn moment(&self, at: Minute, offset: i16) -> String {
        let time = |offset| {
            let civil = at.civil(offset);
            format!("{:02}:{:02}", civil.hour, civil.minute)
        };
        let utc = format!("{}, {} UTC", self.day(at, 0), time(0));
        if offset == 0 {
            return utc;
        }
        let day = self.day(at, offset);
        let local = if day == self.day(at, 0) {
            time(offset)
        } else {
            format!("{day}, {}", time(offset))
        };
        format!("{utc} ({} {local})", self.get("local", ""))
    }
}
