//! Dresses: the same page, the same data, served another way. They are labels left of a page's
//! host and can be worn together: `csp.frame.gewinnspiel.lab.test`.

use serde::Serialize;

use super::violations;

/// One way to serve a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dress {
    /// Under a policy that allows no script.
    Csp,
    /// Under the same policy, only reported.
    CspReportOnly,
    /// The form is in a frame.
    Frame,
    /// The form is in an open shadow root that came with the HTML.
    ShadowOpen,
    /// The form is in a closed one.
    ShadowClosed,
    /// The form is in a modal dialog.
    Dialog,
    /// The form is React's, its controls controlled.
    React,
    /// The form is Vue's, its controls bound by `v-model`.
    Vue,
    /// The form is in the open shadow root of a custom element.
    Component,
    /// Every field is a custom element with a shadow root of its own.
    Fields,
    /// The page's script fetches the values when the page has loaded.
    Late,
}

impl Dress {
    /// Every dress, in the order the index shows them.
    pub const ALL: &[Self] = &[
        Self::Csp,
        Self::CspReportOnly,
        Self::Frame,
        Self::ShadowOpen,
        Self::ShadowClosed,
        Self::Dialog,
        Self::React,
        Self::Vue,
        Self::Component,
        Self::Fields,
        Self::Late,
    ];

    /// Its label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Csp => "csp",
            Self::CspReportOnly => "csp-ro",
            Self::Frame => "frame",
            Self::ShadowOpen => "shadow-open",
            Self::ShadowClosed => "shadow-closed",
            Self::Dialog => "dialog",
            Self::React => "react",
            Self::Vue => "vue",
            Self::Component => "component",
            Self::Fields => "fields",
            Self::Late => "late",
        }
    }

    /// The bundle that puts it on.
    pub const fn script(self) -> Option<&'static str> {
        match self {
            Self::Dialog => Some("dialog"),
            Self::React => Some("react"),
            Self::Vue => Some("vue"),
            Self::Component => Some("component"),
            Self::Fields => Some("fields"),
            Self::Late => Some("late"),
            _ => None,
        }
    }

    /// What a step has to enter before it finds the form.
    const fn enter(self) -> Option<&'static str> {
        match self {
            Self::Frame => Some("iframe"),
            Self::ShadowOpen | Self::ShadowClosed => Some("#shadow"),
            Self::Component => Some("lab-page"),
            _ => None,
        }
    }
}

/// The dresses of one request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wardrobe(Vec<Dress>);

impl Wardrobe {
    /// Reads labels; `None` when one is no dress, comes twice, or they can't be worn together.
    pub fn parse(labels: &[&str]) -> Option<Self> {
        let mut worn: Vec<Dress> = Vec::new();
        for label in labels {
            let dress = *Dress::ALL.iter().find(|d| d.label() == *label)?;
            if worn.contains(&dress) {
                return None;
            }
            worn.push(dress);
        }
        let worn = Self(worn);
        let scripted = worn.0.iter().any(|d| d.script().is_some());
        let scriptless = [
            Dress::Csp,
            Dress::CspReportOnly,
            // The scripts look for the form in the document.
            Dress::ShadowOpen,
            Dress::ShadowClosed,
        ];
        // Each of these makes the form its own way.
        let makers = [Dress::React, Dress::Vue, Dress::Component, Dress::Fields];
        let torn = (scripted && scriptless.iter().any(|d| worn.has(*d)))
            || (worn.has(Dress::Csp) && worn.has(Dress::CspReportOnly))
            || (worn.has(Dress::ShadowOpen) && worn.has(Dress::ShadowClosed))
            || makers.into_iter().filter(|d| worn.has(*d)).count() > 1
            || (worn.has(Dress::Late) && worn.has(Dress::Fields));
        (!torn).then_some(worn)
    }

    /// Whether it is worn.
    pub fn has(&self, dress: Dress) -> bool {
        self.0.contains(&dress)
    }

    /// A script makes the page of what the server says belongs on it.
    pub fn is_application(&self) -> bool {
        let makers = [Dress::React, Dress::Vue, Dress::Component];
        makers.into_iter().any(|d| self.has(d))
    }

    /// What a step enters before it finds the form.
    pub fn enter(&self) -> Vec<&'static str> {
        self.0.iter().filter_map(|d| d.enter()).collect()
    }

    /// The bundles to load.
    pub fn scripts(&self) -> Vec<&'static str> {
        let mut scripts: Vec<_> = self.0.iter().filter_map(|d| d.script()).collect();
        if self.is_application() {
            // It fetches for itself.
            scripts.retain(|script| *script != "late");
        }
        if !scripts.is_empty() {
            scripts.insert(0, "violations");
        }
        scripts
    }

    /// Name and value of its policy header.
    pub fn policy(&self) -> Option<(&'static str, String)> {
        let report = violations::PATH;
        let none = || format!("default-src 'self'; script-src 'none'; report-uri {report}");
        if self.has(Dress::Csp) {
            return Some(("content-security-policy", none()));
        }
        if self.has(Dress::CspReportOnly) {
            return Some(("content-security-policy-report-only", none()));
        }
        let scripted = !self.scripts().is_empty();
        scripted.then(|| {
            let policy = format!("default-src 'self'; script-src 'self'; report-uri {report}");
            ("content-security-policy", policy)
        })
    }
}

/// A dress as the tests are told of it.
#[derive(Serialize)]
pub struct Described {
    label: &'static str,
    scripts: bool,
    enter: Vec<&'static str>,
}

/// Every dress, for `replays.json`.
pub fn described() -> Vec<Described> {
    let describe = |dress: &Dress| Described {
        label: dress.label(),
        scripts: dress.script().is_some(),
        enter: dress.enter().into_iter().collect(),
    };
    Dress::ALL.iter().map(describe).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dresses_are_worn_together_where_that_makes_sense() {
        assert!(Wardrobe::parse(&["csp", "frame"]).is_some());
        assert!(Wardrobe::parse(&["frame", "react", "dialog"]).is_some());
        assert!(Wardrobe::parse(&[]).is_some());
        for torn in [
            &["csp", "react"][..],
            &["csp", "csp-ro"],
            &["shadow-open", "late"],
            &["react", "vue"],
            &["frame", "frame"],
            &["velvet"],
        ] {
            assert_eq!(Wardrobe::parse(torn), None, "{torn:?}");
        }
    }

    #[test]
    fn scripts_come_with_a_policy_that_reports() {
        let worn = Wardrobe::parse(&["react"]).unwrap();
        let (name, value) = worn.policy().unwrap();
        assert_eq!(name, "content-security-policy");
        assert!(value.contains("script-src 'self'; report-uri /csp-report"));
        assert_eq!(Wardrobe::parse(&["frame"]).unwrap().policy(), None);
    }
}
