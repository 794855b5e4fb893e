//! Which site a page of the corpus is from, by its file name: pages of one site are alike.

/// The site of a page.
pub(crate) fn of(folder: &str, page: &str) -> String {
    match folder {
        // brand_what.html
        "duckduckgo" => page.split('_').next().unwrap_or(page).to_owned(),
        // LANGUAGE_number[n][_change].html
        "fathom" => page
            .split('_')
            .nth(1)
            .unwrap_or(page)
            .trim_end_matches(|c: char| c.is_ascii_lowercase())
            .to_owned(),
        // [QA_]COUNTRY_host.html
        "mozilla" => brand(page.rsplit('_').next().unwrap_or(page)),
        _ => page.to_owned(),
    }
}

/// The label of a host that is the same in every country.
fn brand(host: &str) -> String {
    let host = host.strip_prefix("www.").unwrap_or(host);
    let mut labels: Vec<&str> = host.split('.').collect();
    while labels.len() > 1 && labels.last().is_some_and(|label| label.len() <= 3) {
        labels.pop();
    }
    labels.last().copied().unwrap_or(host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_is_one_site_in_every_country() {
        assert_eq!(of("mozilla", "QA_TR_www.amazon.com.tr"), "amazon");
        assert_eq!(of("mozilla", "QA_DE_www.amazon.de"), "amazon");
        assert_eq!(of("mozilla", "QA_AR_www.vea.com.ar"), "vea");
        assert_eq!(of("duckduckgo", "apple_login_spanish"), "apple");
        assert_eq!(of("fathom", "DE_349n"), "349");
    }
}
