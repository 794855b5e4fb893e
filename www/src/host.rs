//! Which of the two sites a request is for.

use axum::extract::Request;
use axum::http::header::HOST;

/// The name the lab and all its pages stand under.
pub const LAB: &str = "lab.test";

/// The host a request names, in lower case and without its port; empty when it names none.
pub fn name(request: &Request) -> String {
    let host = request.uri().host().or_else(|| {
        let value = request.headers().get(HOST)?.to_str().ok()?;
        // An IPv6 address has colons of its own; it is never the lab's.
        Some(value.split_once(':').map_or(value, |(name, _)| name))
    });
    host.unwrap_or_default().to_ascii_lowercase()
}

/// The labels of a host left of `lab.test`, from left to right; `None` when it is not under it.
///
/// `lab-1.test`, `lab-2.test` … are the same lab on sites of their own: what a browser learns of one
/// says nothing of another, so that pages can be played side by side.
pub fn lab_labels(host: &str) -> Option<Vec<&str>> {
    let mut labels: Vec<&str> = host.split('.').collect();
    let top = labels.pop()?;
    let site = labels.pop()?;
    let number = site.strip_prefix("lab-").unwrap_or("0");
    let is_lab = site == "lab" || site.starts_with("lab-") && number.parse::<u16>().is_ok();
    (top == "test" && is_lab).then_some(labels)
}

#[cfg(test)]
mod tests {
    use super::lab_labels;

    #[test]
    fn only_whole_labels_are_under_the_lab() {
        assert_eq!(lab_labels("lab.test"), Some(vec![]));
        assert_eq!(
            lab_labels("csp.gewinnspiel.lab.test"),
            Some(vec!["csp", "gewinnspiel"])
        );
        assert_eq!(lab_labels("leer.lab-12.test"), Some(vec!["leer"]));
        assert_eq!(lab_labels("lab-x.test"), None);
        assert_eq!(lab_labels("mylab.test"), None);
        assert_eq!(lab_labels("lab.test.evil.example"), None);
        assert_eq!(lab_labels(""), None);
    }
}
