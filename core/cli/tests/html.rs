//! A saved page becomes the snapshot that the browser would have made.

use proptest::prelude::*;
use strayfield_cli::html::Page;
use strayfield_core::snapshot::{Control, Snapshot};

fn snapshot(html: &str) -> Snapshot {
    Page::parse(html, "").snapshot
}

fn names(snapshot: &Snapshot) -> Vec<&str> {
    snapshot
        .controls
        .iter()
        .map(|control| control.name.as_str())
        .collect()
}

fn first(html: &str) -> Control {
    snapshot(html).controls.remove(0)
}

#[test]
fn controls_count_in_document_order_without_templates_and_frames() {
    let snapshot = snapshot(
        "<input name=a><template><input name=no></template><iframe srcdoc='<input>'></iframe>
         <noscript><input name=b></noscript><select name=c></select><textarea name=d></textarea>
         <button name=no></button>",
    );
    assert_eq!(names(&snapshot), ["a", "b", "c", "d"]);
    let indices: Vec<_> = snapshot.controls.iter().map(|c| c.index).collect();
    assert_eq!(indices, [Some(0), Some(1), Some(2), Some(3)]);
}

#[test]
fn the_owner_is_the_form_named_or_the_one_the_parser_knew() {
    let snapshot = snapshot(
        "<input name=before form=two><form id=one><table><tr><input name=fostered></tr></table>
         <input name=other form=two><input name=nobody form=none></form><form id=two></form>
         <input name=after>",
    );
    let owner = |name: &str| {
        let control = snapshot.controls.iter().find(|c| c.name == name).unwrap();
        control.form
    };
    assert_eq!(owner("before"), Some(1));
    assert_eq!(owner("fostered"), Some(0));
    assert_eq!(owner("other"), Some(1));
    assert_eq!(owner("nobody"), None);
    assert_eq!(owner("after"), None);
}

#[test]
fn a_declared_shadow_root_is_a_world_of_its_own_after_its_host() {
    let snapshot = snapshot(
        "<x-a><template shadowrootmode=closed><form><label for=i>In</label><input id=i name=in></form>
         </template><input name=light></x-a><form></form>",
    );
    assert_eq!(names(&snapshot), ["in", "light"]);
    let inside = &snapshot.controls[0];
    assert_eq!((inside.index, inside.root.as_deref()), (None, Some("x-a")));
    assert_eq!(inside.label, "In");
    // The document's form is counted first.
    assert_eq!(inside.form, Some(1));
    assert_eq!(snapshot.controls[1].index, Some(0));
}

#[test]
fn languages_and_hosts_have_a_longest_length() {
    let long = "x-".repeat(1000);
    let snapshot = snapshot(&format!(
        "<html lang={long}><{long}><template shadowrootmode=open><input></template></{long}>"
    ));
    assert_eq!(snapshot.lang.len(), 60);
    assert_eq!(snapshot.controls[0].root.as_ref().unwrap().len(), 60);
}

#[test]
fn texts_stand_between_controls_and_stop_at_forms() {
    let snapshot = snapshot(
        "outside <form>one <input name=a> <b>two</b><script>no</script><input type=hidden name=h>
         three <input name=b> four</form> five",
    );
    let texts: Vec<_> = snapshot
        .controls
        .iter()
        .map(|c| (c.before.as_str(), c.after.as_str()))
        .collect();
    assert_eq!(
        texts,
        [
            ("one", "two three"),
            ("two", "three"),
            ("two three", "four")
        ]
    );
}

#[test]
fn labels_aria_and_sections_are_found() {
    let control = first(
        "<h2>Head</h2><span id=x>By</span><span id=y>id</span><fieldset><legend>Leg</legend>
         <label>Own <select aria-labelledby='x y'><option>no</select> text</label>
         <label for=none>no</label></fieldset>",
    );
    assert_eq!(control.label, "Own text");
    assert_eq!(control.aria, "By id");
    assert_eq!(control.section, "Leg");
    let control = first("<table><tr><th>First<th>Last<tr><td><td><input title=T></table>");
    assert_eq!(control.section, "Last");
    assert_eq!(control.aria, "T");
}

#[test]
fn values_are_what_a_browser_makes_of_them() {
    assert_eq!(first("<input type=password value=secret>").value, "");
    assert_eq!(first("<input type=password value=secret>").value_len, 0);
    assert_eq!(first("<input type=number value=x>").value, "");
    assert_eq!(first("<input type=date value=1.2.2000>").value, "");
    assert_eq!(first("<input value='a\nb'>").value, "ab");
    assert_eq!(first("<textarea>\na\nb</textarea>").value, "a\nb");
    assert_eq!(first("<input type=number value=+1>").value, "");
    assert_eq!(first("<input type=number value=-.5e3>").value, "-.5e3");
    assert_eq!(first("<input type=date value=1981-02-29>").value, "");
    assert_eq!(
        first("<input type=date value=1980-02-29>").value,
        "1980-02-29"
    );
    assert_eq!(first("<input type=checkbox>").value, "on");
    assert_eq!(first("<input type=checkbox value>").value, "");
    assert_eq!(
        first("<input type=email multiple value='a@b.test , c@d.test'>").value,
        "a@b.test,c@d.test"
    );
    assert_eq!(
        first("<input autocomplete='billing Current-Password' value=secret>").value,
        ""
    );
    assert_eq!(first("<input type=range value=3>").value, "");
    let list =
        first("<select><option disabled>Choose<option>A<option selected value=b>B b</select>");
    assert_eq!((list.value.as_str(), list.options_len), ("B b", 3));
    let long = first(&format!("<input value='{}'>", "ü".repeat(1200)));
    assert_eq!((long.value.chars().count(), long.value_len), (1000, 1200));
}

#[test]
fn a_list_shows_the_option_that_a_browser_would() {
    let value = |html: &str| first(html).value;
    assert_eq!(
        value("<select><option>a<option selected>b<option selected>c</select>"),
        "c"
    );
    assert_eq!(
        value("<select multiple><option>a<option selected>b<option selected>c</select>"),
        "b"
    );
    assert_eq!(
        value("<select><optgroup disabled><option>a</optgroup><option>b</select>"),
        "b"
    );
    assert_eq!(value("<select size=2><option>a</select>"), "");
    assert_eq!(value("<select multiple><option>a</select>"), "");
}

#[test]
fn of_radios_of_one_group_one_is_ticked() {
    let html = "<form><input type=radio name=a checked><input type=radio name=a checked></form>
        <input type=radio name=a checked><input type=radio checked><input type=radio checked>";
    let ticked: Vec<_> = snapshot(html).controls.iter().map(|c| c.checked).collect();
    assert_eq!(ticked, [false, true, true, true, true]);
}

#[test]
fn a_label_is_of_what_can_be_labelled() {
    assert_eq!(first("<label for=''>No</label><input id=''>").label, "");
    assert_eq!(
        first("<label for=i>No</label><input type=hidden id=i>").label,
        ""
    );
    assert_eq!(first("<label for=i>Yes</label><input id=i>").label, "Yes");
}

#[test]
fn only_the_hosts_that_the_browser_looks_at_have_shadow_roots() {
    let shadow = "<template shadowrootmode=open><input></template>";
    let found = |html: String| snapshot(&html).controls.len();
    assert_eq!(found(format!("<x-y>{shadow}<p></p></x-y>")), 1);
    assert_eq!(found(format!("<div>{shadow}text</div>")), 1);
    assert_eq!(found(format!("<div>{shadow}<p></p></div>")), 0);
    assert_eq!(found(format!("<span>{shadow}</span>")), 0);
}

#[test]
fn what_is_hidden_is_not_visible() {
    for html in [
        "<input type=hidden>",
        "<input hidden>",
        "<div style='Display: none !important'><input>",
        "<div style='color:red;visibility:hidden'><input>",
        "<dialog><input></dialog>",
        "<p><noscript><input></noscript>",
    ] {
        assert!(!first(html).visible, "{html}");
    }
    for html in [
        "<input>",
        "<dialog open><input></dialog>",
        "<div style='display:block'><input>",
    ] {
        assert!(first(html).visible, "{html}");
    }
}

#[test]
fn links_tell_who_is_signed_in_and_the_sites_own_contacts() {
    let snapshot = snapshot(
        "<a href='/konto/abmelden?x=1'>Abmelden</a><a href='mailto:info@a.test?subject=x'>Mail</a>
         <a href='https://a.test/impressum'>I</a><button>Los</button>",
    );
    assert_eq!(
        snapshot.actions,
        ["Abmelden", "/konto/abmelden", "I", "/impressum", "Los"]
    );
    assert_eq!(snapshot.contacts, ["info@a.test"]);
}

#[test]
fn what_acts_like_a_link_or_a_button_counts_as_one() {
    let html =
        "<a>Log out</a><ul role=menu><li role=menuitem>Sign out</ul><div role=button>Go</div>
         <span role=link>Account</span><div role=note>no</div>";
    assert_eq!(
        snapshot(html).actions,
        ["Log out", "Sign out", "Go", "Account"]
    );
}

#[test]
fn a_form_has_its_heading_buttons_and_text() {
    let snapshot = snapshot(
        "<h1>Page</h1><form aria-label=L action=/go><h2>In</h2>Hello
         <button>Send</button><button type=button>no</button><input type=submit value=Go name=n></form>",
    );
    let form = &snapshot.forms[0];
    assert_eq!(form.heading, "Page In");
    assert_eq!(form.submit, "Send Go n");
    assert_eq!(form.text, "In Hello");
    assert_eq!((form.label.as_str(), form.action.as_str()), ("L", "/go"));
}

#[test]
fn deep_nesting_is_no_danger() {
    let html = format!("{}<input name=deep>", "<div>".repeat(3_000));
    assert_eq!(names(&snapshot(&html)), ["deep"]);
    let shadows = format!(
        "{}<input>",
        "<x-a><template shadowrootmode=open>".repeat(500)
    );
    assert!(snapshot(&shadows).truncated);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_soup_becomes_a_snapshot_that_can_be_inspected(
        soup in prop::collection::vec(prop::sample::select(vec![
            "<form>", "</form>", "<input name=mail value=a@b.test>", "<table>", "<td>", "<tr>",
            "<template shadowrootmode=open>", "</template>", "<x-y>", "<select>", "<option selected>",
            "<label for=i>", "<label>", "</label>", "<input id=i form=i>", "<textarea>", "<svg>",
            "<foreignObject>", "<noscript>", "<b>", "</p>", "<legend>", "<fieldset>", "<th>", "text ",
            "\u{0}", "ß", "<dialog>", "<a href='mailto:x'>", "<button>", "<frameset>", "<!--", "]]>",
        ]), 0..60)
    ) {
        let page = Page::parse(&soup.concat(), "https://a.test/?e=a@b.test");
        let inspection = strayfield_core::look(&page.snapshot);
        prop_assert_eq!(inspection.fields.len(), page.snapshot.controls.len());
        for (at, control) in page.snapshot.controls.iter().filter(|c| c.root.is_none()).enumerate() {
            prop_assert_eq!(control.index, u32::try_from(at).ok());
        }
    }
}
