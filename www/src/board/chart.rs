//! Pictures over time, as the numbers an SVG needs: the template draws them, styles colour them.

use minijinja::{Value, context};
use time::UtcDateTime;

use crate::locale::Locale;

/// The picture's inside, in its own units.
const WIDTH: i64 = 640;
const HEIGHT: i64 = 120;

/// One bar.
struct Bar {
    from: UtcDateTime,
    value: i64,
}

/// How many cases were open at the end of each of the last weeks. `weeks`: published and fixed in a week since 1970.
pub fn open_cases(weeks: &[(i64, i64, i64)], now: UtcDateTime, locale: &Locale) -> Option<Value> {
    const SHOWN: i64 = 26;
    let this = now.unix_timestamp().div_euclid(604_800);
    let bars = (this - SHOWN + 1..=this).map(|week| {
        let until = weeks.iter().filter(|(w, ..)| *w <= week);
        Bar {
            from: at(week * 604_800),
            value: until.map(|(_, published, fixed)| published - fixed).sum(),
        }
    });
    draw(bars.collect(), locale)
}

/// Reports of a case a day, from the first on; of a long case the last days.
pub fn reports(days: &[(i64, i64)], now: UtcDateTime, locale: &Locale) -> Option<Value> {
    const SHOWN: i64 = 60;
    let today = now.unix_timestamp().div_euclid(86_400);
    let first = days.first()?.0.max(today - SHOWN + 1);
    // A single bar is no course of time.
    let first = first.min(today - 6);
    let bars = (first..=today).map(|day| {
        let on = days.iter().filter(|(d, _)| *d == day);
        Bar {
            from: at(day * 86_400),
            value: on.map(|(_, reports)| reports).sum(),
        }
    });
    draw(bars.collect(), locale)
}

fn draw(bars: Vec<Bar>, locale: &Locale) -> Option<Value> {
    let highest = bars.iter().map(|bar| bar.value).max().filter(|v| *v > 0)?;
    let count = i64::try_from(bars.len()).ok()?;
    let step = WIDTH / count;
    let drawn = bars.iter().zip(0..).map(|(bar, index)| {
        let tall = (bar.value * HEIGHT + highest / 2) / highest;
        // What is there can be seen.
        let tall = if bar.value > 0 { tall.max(2) } else { 0 };
        context! {
            x => index * step,
            y => HEIGHT - tall,
            width => (step - 3).max(1),
            height => tall,
            value => locale.number(bar.value),
            day => locale.day(bar.from),
        }
    });
    Some(context! {
        width => step * count,
        height => HEIGHT,
        highest => locale.number(highest),
        first => bars.first().map(|bar| locale.day(bar.from)),
        last => bars.last().map(|bar| locale.day(bar.from)),
        bars => drawn.collect::<Vec<_>>(),
    })
}

fn at(seconds: i64) -> UtcDateTime {
    UtcDateTime::from_unix_timestamp(seconds).unwrap_or(UtcDateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 3000 * 604_800 + 5;

    fn bars(chart: &Value) -> Vec<(String, i64)> {
        let bars = chart.get_attr("bars").unwrap();
        let bars = bars.try_iter().unwrap().map(|bar| {
            let height = bar.get_attr("height").unwrap();
            (
                bar.get_attr("value").unwrap().to_string(),
                height.as_i64().unwrap(),
            )
        });
        bars.collect()
    }

    #[test]
    fn open_cases_are_what_was_published_and_not_fixed() {
        let locale = &Locale::all().unwrap()[0];
        let weeks = [(100, 7, 0), (2999, 3, 0), (3000, 0, 5)];
        let chart = open_cases(&weeks, at(NOW), locale).unwrap();
        let bars = bars(&chart);
        assert_eq!(bars.len(), 26);
        assert_eq!(bars[0].0, "7");
        assert_eq!(bars[24], ("10".into(), HEIGHT));
        assert_eq!(bars[25], ("5".into(), HEIGHT / 2));
        assert!(open_cases(&[], at(NOW), locale).is_none());
    }

    #[test]
    fn reports_are_drawn_for_a_week_at_least_and_two_months_at_most() {
        let locale = &Locale::all().unwrap()[0];
        let today = NOW.div_euclid(86_400);
        let week = reports(&[(today, 4)], at(NOW), locale).unwrap();
        assert_eq!(bars(&week).len(), 7);
        let long = reports(&[(today - 500, 1), (today, 1000)], at(NOW), locale).unwrap();
        assert_eq!(bars(&long).len(), 60);
        assert!(reports(&[], at(NOW), locale).is_none());
    }
}
