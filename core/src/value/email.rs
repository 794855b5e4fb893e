//! E-mail addresses.

use crate::lower::lower;

/// An address, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    /// What stands before the `@`.
    pub local: String,
    /// What stands after it.
    pub domain: String,
}

impl Email {
    /// Reads a whole value as one address. `mailto:` and angle brackets with a name before them are allowed.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        let value = super::text::bounded(value)?;
        let value = match value.split_once('<') {
            Some((_, rest)) => rest.strip_suffix('>')?,
            None => value.strip_prefix("mailto:").unwrap_or(value),
        };
        let (local, domain) = value.rsplit_once('@')?;
        let local_fits = !local.is_empty()
            && local.len() <= 64
            && local
                .chars()
                .all(|c| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
        (local_fits && is_domain(domain)).then(|| Self {
            local: local.chars().map(lower).collect(),
            domain: domain.chars().map(lower).collect(),
        })
    }

    /// The mailbox behind the spelling: tags after `+` dropped; at Gmail the dots too.
    #[must_use]
    pub fn mailbox(&self) -> String {
        let local = self.local.split('+').next().unwrap_or_default();
        match self.domain.as_str() {
            "gmail.com" | "googlemail.com" => format!("{}@gmail.com", local.replace('.', "")),
            domain => format!("{local}@{domain}"),
        }
    }
}

fn is_domain(domain: &str) -> bool {
    let mut labels = 0;
    let mut last = "";
    for label in domain.split('.') {
        let fits = !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || c == '-');
        if !fits {
            return false;
        }
        labels += 1;
        last = label;
    }
    labels >= 2 && last.chars().count() >= 2 && !last.chars().any(|c| c.is_ascii_digit())
        || last.starts_with("xn--") && labels >= 2
}

#[cfg(test)]
mod tests {
    use super::Email;

    fn mailbox(value: &str) -> Option<String> {
        Email::parse(value).map(|e| e.mailbox())
    }

    #[test]
    fn reads_addresses() {
        for good in [
            "a@b.de",
            "A.B+shop@Mail.Example.co.uk",
            "jörg@müller.de",
            "x@xn--mller-kva.de",
            "mailto:a@b.de",
            "Ann B <a@b.de>",
        ] {
            assert!(Email::parse(good).is_some(), "{good}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        for bad in [
            "",
            "@",
            "a@",
            "@b.de",
            "a b@c.de",
            "a@b",
            "a@b.1",
            "@handle",
            "your e-mail",
            "a@b..de",
            "a@b.de, c@d.de",
            "user@2x.5",
        ] {
            assert!(Email::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn tags_are_dropped_everywhere_and_dots_at_gmail_only() {
        assert_eq!(
            mailbox("Ann.Weber+shop@googlemail.com").unwrap(),
            "annweber@gmail.com"
        );
        assert_eq!(
            mailbox("ann.weber+shop@posteo.de").unwrap(),
            "ann.weber@posteo.de"
        );
    }
}
