//! In which Land a German postcode lies.

use crate::case::Land;

const TABLE: &str = include_str!("postcodes.txt");

/// The Land of a German postcode; `None` for what is none, or is not assigned to a place.
#[must_use]
pub fn land_of(postcode: &str) -> Option<Land> {
    let postcode = postcode.trim();
    let is_one = postcode.len() == 5 && postcode.bytes().all(|b| b.is_ascii_digit());
    if !is_one {
        return None;
    }
    ranges()
        .find(|(first, last, _)| (*first..=*last).contains(&postcode))
        .and_then(|(_, _, land)| Land::from_word(land))
}

fn ranges() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split(' ');
            Some((cells.next()?, cells.next()?, cells.next()?))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_land_is_found_by_its_capital() {
        for (postcode, land) in [
            ("70173", "BW"),
            ("80331", "BY"),
            ("10115", "BE"),
            ("14467", "BB"),
            ("28195", "HB"),
            ("20095", "HH"),
            ("65183", "HE"),
            ("19053", "MV"),
            ("30159", "NI"),
            ("40213", "NW"),
            ("55116", "RP"),
            ("66111", "SL"),
            ("01067", "SN"),
            ("39104", "ST"),
            ("24103", "SH"),
            ("99084", "TH"),
        ] {
            assert_eq!(land_of(postcode).map(Land::word), Some(land), "{postcode}");
        }
    }

    #[test]
    fn what_is_no_postcode_has_no_land() {
        for none in ["", "1234", "123456", "ABCDE", "00000", "8033l", "١٢٣٤٥"] {
            assert_eq!(land_of(none), None, "{none}");
        }
    }

    #[test]
    fn ranges_are_in_order_and_name_a_land() {
        let mut before = "00000";
        for (first, last, land) in ranges() {
            assert!(before < first && first <= last, "{first}");
            assert!(Land::from_word(land).is_some(), "{land}");
            before = last;
        }
    }
}
