//! Who is competent.

use serde::Serialize;

use super::record::{Authority, all};
use crate::case::{Case, Country, Land, Place, Sector};
use crate::closed::closed;

closed! {
    /// Why an authority is named.
    Why {
        /// Where the controller has its seat (Art. 55, 56).
        Seat = "seat",
        /// Where the person lives (Art. 77).
        Residence = "residence",
        /// Also arguable: a telecom provider's page that is no telecom service.
        Arguable = "arguable",
        /// One of those among which what is asked would decide.
        Choice = "choice",
    }
}

closed! {
    /// What is not known and would decide.
    Question {
        /// In which country the controller has its seat.
        SeatCountry = "seat-country",
        /// In which Land.
        SeatLand = "seat-land",
        /// What it is: company, public body, telecom, …
        Sector = "sector",
        /// To which diocese it belongs.
        Diocese = "diocese",
        /// Which broadcaster it is.
        Broadcaster = "broadcaster",
        /// In which country the person lives.
        ResidenceCountry = "residence-country",
        /// In which Land.
        ResidenceLand = "residence-land",
    }
}

/// An authority, and why it is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Competent {
    /// Which.
    pub authority: Authority,
    /// Why.
    pub why: Why,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Routing {
    /// When nothing is asked: the first is the one to write to, others may be written to as well. Else a choice.
    pub competent: Vec<Competent>,
    /// What would decide.
    pub ask: Vec<Question>,
}

/// To whom a tip goes: the authority of the controller's seat. For a seat outside of EU, EEA, UK and
/// Switzerland that of the person's residence (Art. 3(2): who addresses people there is bound there).
#[must_use]
pub fn for_tip(case: &Case) -> Routing {
    match at(&case.seat, case.sector, Asked::SEAT) {
        Some(found) => found.because(Why::Seat),
        None => at_residence(case),
    }
}

/// To whom a complaint goes (Art. 77): the authority of the person's residence, then that of the seat.
/// In Germany those for public bodies, telecom, post, churches and broadcasters are competent alone.
#[must_use]
pub fn for_complaint(case: &Case) -> Routing {
    let seat = at(&case.seat, case.sector, Asked::SEAT);
    let exclusive = is_germany(&case.seat) && case.sector.is_some_and(|s| s != Sector::Company);
    if exclusive && let Some(found) = seat {
        return found.because(Why::Seat);
    }
    let mut routing = at_residence(case);
    if let Some(found) = seat.filter(|found| found.ask.is_empty()) {
        for Competent { authority, why } in found.because(Why::Seat).competent {
            if routing.ask.is_empty()
                && !routing
                    .competent
                    .iter()
                    .any(|c| c.authority.id == authority.id)
            {
                routing.competent.push(Competent { authority, why });
            }
        }
    }
    routing
}

/// The authority where the person lives, for a company elsewhere.
fn at_residence(case: &Case) -> Routing {
    at(&case.residence, Some(Sector::Company), Asked::RESIDENCE).map_or_else(
        // Neither the seat nor the residence is where an authority of the table sits.
        || {
            Found {
                authorities: all(),
                arguable: Vec::new(),
                ask: vec![Question::ResidenceCountry],
            }
            .because(Why::Residence)
        },
        |found| found.because(Why::Residence),
    )
}

/// Which questions a place leads to.
#[derive(Clone, Copy)]
struct Asked {
    country: Question,
    land: Question,
}

impl Asked {
    const SEAT: Self = Self {
        country: Question::SeatCountry,
        land: Question::SeatLand,
    };
    const RESIDENCE: Self = Self {
        country: Question::ResidenceCountry,
        land: Question::ResidenceLand,
    };
}

struct Found {
    authorities: Vec<Authority>,
    arguable: Vec<Authority>,
    ask: Vec<Question>,
}

impl Found {
    fn because(self, why: Why) -> Routing {
        let why = if self.ask.is_empty() {
            why
        } else {
            Why::Choice
        };
        let named = |why| move |authority| Competent { authority, why };
        Routing {
            competent: (self.authorities.into_iter().map(named(why)))
                .chain(self.arguable.into_iter().map(named(Why::Arguable)))
                .collect(),
            ask: self.ask,
        }
    }
}

fn is_germany(place: &Place) -> bool {
    place.country.as_ref().is_some_and(|c| c.code() == "DE")
}

/// Who is competent for such a body at such a place; `None` where nobody of the table is.
fn at(place: &Place, sector: Option<Sector>, asked: Asked) -> Option<Found> {
    let Some(country) = place.country else {
        return Some(Found {
            authorities: all(),
            arguable: Vec::new(),
            ask: vec![asked.country],
        });
    };
    country.regime()?;
    if is_germany(place) {
        return Some(in_germany(place.land, sector, asked));
    }
    Some(Found {
        authorities: of(country).collect(),
        arguable: Vec::new(),
        ask: Vec::new(),
    })
}

fn of(country: Country) -> impl Iterator<Item = Authority> {
    all()
        .into_iter()
        .filter(move |a| a.country == Some(country))
}

/// Those of Germany for this sector, whole or in this Land.
fn german(sector: Sector, land: Option<Land>) -> Vec<Authority> {
    let Some(germany) = Country::parse("DE") else {
        return Vec::new();
    };
    of(germany)
        .filter(|a| a.sectors.contains(&sector))
        .filter(|a| a.laender.is_empty() || land.is_none_or(|land| a.laender.contains(&land)))
        .collect()
}

fn in_germany(land: Option<Land>, sector: Option<Sector>, asked: Asked) -> Found {
    let Some(sector) = sector else {
        let mut ask = vec![Question::Sector];
        if land.is_none() {
            ask.insert(0, asked.land);
        }
        let mut authorities: Vec<Authority> = Vec::new();
        for authority in Sector::ALL.iter().flat_map(|sector| german(*sector, land)) {
            if !authorities.iter().any(|a| a.id == authority.id) {
                authorities.push(authority);
            }
        }
        return Found {
            authorities,
            arguable: Vec::new(),
            ask,
        };
    };
    let authorities = german(sector, land);
    let undecided = (authorities.len() > 1).then_some(match sector {
        Sector::Catholic => Question::Diocese,
        Sector::Broadcaster => Question::Broadcaster,
        _ => asked.land,
    });
    let arguable = match (sector, land) {
        (Sector::Telecom, Some(land)) => german(Sector::Company, Some(land)),
        _ => Vec::new(),
    };
    Found {
        authorities,
        arguable,
        ask: undecided.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Case;

    fn place(text: &str) -> Place {
        let (country, land) = text.split_once('-').unwrap_or((text, ""));
        Place {
            country: Country::parse(country),
            land: Land::from_word(land),
        }
    }

    fn case(seat: &str, sector: Option<Sector>, residence: &str) -> Case {
        let mut case = Case::new(crate::letter::example_report());
        case.seat = place(seat);
        case.residence = place(residence);
        case.sector = sector;
        case
    }

    fn ids(routing: &Routing) -> Vec<&'static str> {
        routing.competent.iter().map(|c| c.authority.id).collect()
    }

    /// A tip about such a body with such a seat goes to exactly these, and nothing is asked.
    fn tip(seat: &str, sector: Sector) -> Vec<&'static str> {
        let routing = for_tip(&case(seat, Some(sector), ""));
        assert_eq!(routing.ask, [], "{seat} {sector}");
        ids(&routing)
    }

    #[test]
    fn each_of_the_thirty_states_the_uk_and_switzerland_has_one() {
        for (country, id) in [
            ("AT", "atdsb"),
            ("BE", "beapd"),
            ("BG", "bgcpdp"),
            ("CY", "cydp"),
            ("CZ", "czcuooz"),
            ("DK", "dkdi"),
            ("EE", "eeaki"),
            ("ES", "esaepa"),
            ("FI", "fitst"),
            ("FR", "frcnil"),
            ("GR", "grdpa"),
            ("HR", "hrazop"),
            ("HU", "hunaih"),
            ("IE", "iedpc"),
            ("IS", "isdpa"),
            ("IT", "itgpdp"),
            ("LI", "lidss"),
            ("LT", "ltada"),
            ("LU", "lucnpd"),
            ("LV", "lvdvi"),
            ("MT", "mtidpc"),
            ("NL", "nlap"),
            ("NO", "nods"),
            ("PL", "plgiodo"),
            ("PT", "ptcnpd"),
            ("RO", "roanspdcp"),
            ("SE", "sedi"),
            ("SI", "siiprs"),
            ("SK", "skunoou"),
            ("GB", "gbico"),
            ("UK", "gbico"),
            ("EL", "grdpa"),
            ("CH", "chedoeb"),
        ] {
            assert_eq!(tip(country, Sector::Company), [id], "{country}");
            // What the body is decides in Germany alone.
            let unknown = for_tip(&case(country, None, ""));
            assert_eq!(
                (ids(&unknown), unknown.ask),
                (vec![id], vec![]),
                "{country}"
            );
        }
    }

    #[test]
    fn each_land_has_one_for_companies_and_one_for_public_bodies() {
        for (land, company, public) in [
            ("BW", "debawueldb", "debawueldb"),
            ("BY", "debaylda", "debayldb"),
            ("BE", "deberlbdi", "deberlbdi"),
            ("BB", "debralda", "debralda"),
            ("HB", "debrelfdi", "debrelfdi"),
            ("HH", "dehmbbfdi", "dehmbbfdi"),
            ("HE", "dehessbdi", "dehessbdi"),
            ("MV", "demvldi", "demvldi"),
            ("NI", "dendslfd", "dendslfd"),
            ("NW", "denrwldi", "denrwldi"),
            ("RP", "derlpbdi", "derlpbdi"),
            ("SL", "desaarudz", "desaarudz"),
            ("SN", "desaechsdsb", "desaechsdsb"),
            ("ST", "desalbd", "desalbd"),
            ("SH", "deshuld", "deshuld"),
            ("TH", "detlfdi", "detlfdi"),
        ] {
            let seat = format!("DE-{land}");
            assert_eq!(tip(&seat, Sector::Company), [company]);
            assert_eq!(tip(&seat, Sector::Public), [public]);
        }
    }

    #[test]
    fn the_federation_post_and_telecom_go_to_the_federal_commissioner() {
        for sector in [Sector::Federal, Sector::Post, Sector::Telecom] {
            assert_eq!(tip("DE", sector), ["debfdi"]);
        }
        assert_eq!(tip("DE-NW", Sector::Post), ["debfdi"]);
        // A telecom provider's raffle page: the federal commissioner, and the Land's is named.
        let raffle = for_tip(&case("DE-BY", Some(Sector::Telecom), ""));
        assert_eq!(ids(&raffle), ["debfdi", "debaylda"]);
        assert_eq!(raffle.competent.last().map(|c| c.why), Some(Why::Arguable));
    }

    #[test]
    fn churches_and_broadcasters_have_their_own() {
        assert_eq!(tip("DE", Sector::Protestant), ["deekdbfd"]);
        assert_eq!(tip("DE-BY", Sector::Catholic), ["dekathbayddsb"]);
        assert_eq!(tip("DE-NW", Sector::Catholic), ["dekathdsz"]);
        assert_eq!(tip("DE-BE", Sector::Catholic), ["dekathostddsb"]);
        assert_eq!(tip("DE-HH", Sector::Catholic), ["dekathnordddsb"]);
        assert_eq!(tip("DE-SL", Sector::Catholic), ["dekathffdsz"]);
        // Dioceses don't end where Länder do.
        let hesse = for_tip(&case("DE-HE", Some(Sector::Catholic), ""));
        assert_eq!(hesse.ask, [Question::Diocese]);
        assert_eq!(ids(&hesse), ["dekathdsz", "dekathffdsz"]);
        let broadcaster = for_tip(&case("DE-NW", Some(Sector::Broadcaster), ""));
        assert_eq!(broadcaster.ask, [Question::Broadcaster]);
        assert_eq!(ids(&broadcaster), ["derf", "derfdw"]);
    }

    #[test]
    fn what_is_not_known_gives_a_choice_and_never_a_guess() {
        let nowhere = for_tip(&case("", Some(Sector::Company), ""));
        assert_eq!(nowhere.ask, [Question::SeatCountry]);
        assert_eq!(nowhere.competent.len(), all().len());
        let germany = for_tip(&case("DE", Some(Sector::Company), ""));
        assert_eq!(germany.ask, [Question::SeatLand]);
        assert_eq!(germany.competent.len(), 16);
        let bavaria = for_tip(&case("DE-BY", None, ""));
        assert_eq!(bavaria.ask, [Question::Sector]);
        assert_eq!(
            ids(&bavaria),
            [
                "debaylda",
                "debayldb",
                "debfdi",
                "deekdbfd",
                "dekathbayddsb",
                "derf",
                "derfdw"
            ]
        );
        let any = for_tip(&case("DE", None, ""));
        assert_eq!(any.ask, [Question::SeatLand, Question::Sector]);
        for routing in [nowhere, germany, bavaria, any] {
            assert!(routing.competent.iter().all(|c| c.why == Why::Choice));
        }
    }

    #[test]
    fn a_seat_far_away_leads_to_where_the_person_lives() {
        let at_home = for_tip(&case("US", Some(Sector::Company), "AT"));
        assert_eq!((ids(&at_home), at_home.ask), (vec!["atdsb"], vec![]));
        assert_eq!(
            at_home.competent.first().map(|c| c.why),
            Some(Why::Residence)
        );
        for residence in ["", "US"] {
            let unknown = for_tip(&case("US", None, residence));
            assert_eq!(unknown.ask, [Question::ResidenceCountry]);
            assert_eq!(unknown.competent.len(), all().len());
        }
        let in_germany = for_tip(&case("US", None, "DE"));
        assert_eq!(in_germany.ask, [Question::ResidenceLand]);
    }

    #[test]
    fn a_complaint_goes_home_first_then_to_the_seat() {
        let complaint = |seat, sector, home| for_complaint(&case(seat, sector, home));
        let abroad = complaint("IE", Some(Sector::Company), "DE-BY");
        assert_eq!(ids(&abroad), ["debaylda", "iedpc"]);
        let neighbours = complaint("DE-NW", Some(Sector::Company), "DE-BE");
        assert_eq!(ids(&neighbours), ["deberlbdi", "denrwldi"]);
        let same = complaint("DE-NW", Some(Sector::Company), "DE-NW");
        assert_eq!(ids(&same), ["denrwldi"]);
        // Alone competent, wherever the person lives.
        let telecom = complaint("DE-BY", Some(Sector::Telecom), "DE-BE");
        assert_eq!(ids(&telecom), ["debfdi", "debaylda"]);
        let town = complaint("DE-BY", Some(Sector::Public), "DE-BE");
        assert_eq!(ids(&town), ["debayldb"]);
        let homeless = complaint("IE", Some(Sector::Company), "");
        assert_eq!(homeless.ask, [Question::ResidenceCountry]);
    }
}
