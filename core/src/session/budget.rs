//! How often a site may learn, by the banner, whether a person is mine.
//!
//! A page could fill in guesses and watch for the banner. So what is counted is *guesses*, not questions
//! or pages: a thousand addresses cost a thousand, in one form, in a thousand frames or one after the
//! other. [`crate::memory::guesses`] says which there are: those whose answer a banner could tell. Whom
//! no answer is asked of costs nothing: back offices and accounts, lone addresses, crowds larger than a
//! family, and everybody as long as nothing is told. The same guess again on the same site, where a banner
//! would tell the same, is free: the answer is known already. It is all in terms of what the browser
//! says of the sender, never what a page says.

use serde::{Deserialize, Serialize};

/// Guesses of a site that are answered in a day. A referral form has three friends and me; that three times over.
pub const PEOPLE_PER_SITE: usize = 12;
/// And all sites together: forty sites with three people each are a long day; a ring of colluding sites gets seven bits.
pub const PEOPLE_IN_ALL: usize = 120;
/// A day in milliseconds, from the first question on. Nothing is given back earlier, whatever the page waits for.
pub const WINDOW: u64 = 24 * 60 * 60 * 1000;

/// Who was asked about in a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// When the first question came, in milliseconds since 1970.
    pub since: u64,
    /// By site, digests of the people.
    pub sites: Vec<SiteAsked>,
}

/// Who was asked about by one site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteAsked {
    /// The site.
    pub site: String,
    /// Digests of the people.
    pub people: Vec<String>,
}

impl Asked {
    /// Whether these sites (the page's and its frame's) may ask about these people; if so, it is
    /// counted. What is not allowed costs nothing and tells nothing. `now` in milliseconds since 1970.
    pub fn may_ask(&mut self, sites: &[String], people: &[String], now: u64) -> bool {
        // A clock that was set back starts over instead of never ending.
        if now < self.since || now - self.since >= WINDOW {
            *self = Self {
                since: now,
                sites: Vec::new(),
            };
        }
        let mut after = self.clone();
        for (at, site) in sites.iter().enumerate() {
            if sites[..at].contains(site) {
                continue;
            }
            let in_all: usize = after.sites.iter().map(|s| s.people.len()).sum();
            let known = after.sites.iter().position(|s| s.site == *site);
            let mut asked = known.map_or_else(Vec::new, |at| after.sites[at].people.clone());
            let before = asked.len();
            for person in people {
                if !asked.contains(person) {
                    asked.push(person.clone());
                }
            }
            let fresh = asked.len() - before;
            if fresh == 0 {
                continue;
            }
            if asked.len() > PEOPLE_PER_SITE || in_all + fresh > PEOPLE_IN_ALL {
                return false;
            }
            match known {
                Some(at) => after.sites[at].people = asked,
                None => after.sites.push(SiteAsked {
                    site: site.clone(),
                    people: asked,
                }),
            }
        }
        *self = after;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(count: usize) -> Vec<String> {
        (0..count).map(|i| format!("person {i}")).collect()
    }

    fn ask(asked: &mut Asked, site: &str, people: &[String], now: u64) -> bool {
        asked.may_ask(&[site.to_owned()], people, now)
    }

    /// Asks one by one and counts the answers.
    fn answered(site: impl Fn(usize) -> String, count: usize) -> usize {
        let mut asked = Asked::default();
        let mut one = |(i, person): (usize, String)| ask(&mut asked, &site(i), &[person], 0);
        people(count)
            .into_iter()
            .enumerate()
            .filter(|p| one(p.clone()))
            .count()
    }

    fn spent() -> Asked {
        let mut asked = Asked::default();
        assert!(ask(&mut asked, "shop.example", &people(PEOPLE_PER_SITE), 0));
        asked
    }

    #[test]
    fn a_site_that_guesses_gets_so_many_answers_and_no_more() {
        assert_eq!(answered(|_| "guess.example".into(), 1000), PEOPLE_PER_SITE);
    }

    #[test]
    fn many_sites_together_get_so_many_answers_and_no_more() {
        assert_eq!(
            answered(|i| format!("guess{i}.example"), 1000),
            PEOPLE_IN_ALL
        );
    }

    #[test]
    fn a_thousand_guesses_at_once_get_none() {
        let mut asked = Asked::default();
        assert!(!ask(&mut asked, "guess.example", &people(1000), 0));
        assert!(asked.sites.is_empty());
    }

    #[test]
    fn the_same_person_again_is_free_even_when_the_budget_is_spent() {
        let mut asked = spent();
        for now in 0..100 {
            assert!(ask(&mut asked, "shop.example", &people(3), now));
        }
        assert!(!ask(&mut asked, "shop.example", &["another".into()], 100));
    }

    #[test]
    fn what_one_site_spent_another_still_has() {
        assert!(ask(&mut spent(), "other.example", &people(2), 0));
    }

    #[test]
    fn a_day_later_there_is_a_new_budget_not_an_hour_earlier() {
        let new = ["new".to_owned()];
        assert!(!ask(&mut spent(), "shop.example", &new, WINDOW - 1));
        assert!(ask(&mut spent(), "shop.example", &new, WINDOW));
    }

    #[test]
    fn a_clock_that_was_set_back_starts_over_instead_of_never_ending() {
        let mut asked = Asked {
            since: 1_000_000,
            ..spent()
        };
        assert!(ask(&mut asked, "shop.example", &["new".into()], 0));
    }

    #[test]
    fn a_page_can_t_borrow_the_budgets_of_its_frames_nor_a_frame_those_of_its_pages() {
        let mut asked = Asked::default();
        let mut answers = 0;
        for (i, person) in people(100).into_iter().enumerate() {
            let sites = ["page.example".to_owned(), format!("frame{i}.example")];
            answers += usize::from(asked.may_ask(&sites, &[person], 0));
        }
        assert_eq!(answers, PEOPLE_PER_SITE);
    }
}
