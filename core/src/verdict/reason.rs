//! The reasons a verdict can have. A closed list: the extension has one sentence for each in every language.

use crate::closed::closed;

closed! {
    /// Why a verdict is what it is.
    Reason {
        /// Row 1: typed by the person, here or earlier in this session.
        OwnTyping = "own-typing",
        /// Row 1: filled by the browser or a password manager.
        FilledByBrowser = "filled-by-browser",
        /// Row 1: it is mine or my family's.
        Mine = "mine",
        /// Row 3: muted on this site.
        Muted = "muted",
        /// Row 3: known people, fine here.
        FineHere = "fine-here",
        /// Row 4: not a public site, or a copy of one.
        NotPublic = "not-public",
        /// Row 5: editing other people's data is the job here.
        RecordForm = "record-form",
        /// Row 6: the site's own memory of this browser.
        DeviceMemory = "device-memory",
        /// Row 7: the person changed by itself.
        ChangedByItself = "changed-by-itself",
        /// Row 8: several people are normal here.
        SeveralNormal = "several-normal",
        /// Row 9: several different people, none of them me.
        SeveralPeople = "several-people",
        /// Row 10: a section for another person, beside the buyer's.
        ForAnother = "for-another",
        /// Row 10: a lone e-mail, phone or name.
        LoneValue = "lone-value",
        /// Row 11: mine and a stranger's in one.
        MixedPerson = "mixed-person",
        /// Row 12: nothing of it is mine.
        StrangerPerson = "stranger-person",
        /// Row 13: my name, the rest unknown.
        OnlyNameMatches = "only-name-matches",
        /// Row 14: filled by the page while I typed something else.
        FilledWhileTyping = "filled-while-typing",
        /// Rows 12, 15: came with the address.
        CameWithLink = "came-with-link",
        /// Row 16: somebody is signed in.
        SignedIn = "signed-in",
        /// Row 17: an open form that arrived filled.
        FilledOnArrival = "filled-on-arrival",
        /// Row 18: another person in a form.
        OtherPerson = "other-person",
        /// The budget for telling ownership is spent.
        BudgetSpent = "budget-spent",
        /// A message's recipients stand in the open.
        OpenRecipients = "open-recipients",
        /// The page's text shows other people.
        PeopleInText = "people-in-text",
        /// A consent arrived ticked.
        TickedConsent = "ticked-consent",
    }
}

impl Reason {
    /// One line of explanation in English, for the command line and the documentation.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::OwnTyping => "you typed this yourself, here or earlier in this session",
            Self::FilledByBrowser => "your browser or password manager filled this in",
            Self::Mine => "this is yours or your family's",
            Self::Muted => "you muted Strayfield on this site",
            Self::FineHere => "you said that you know these people and that it is fine here",
            Self::NotPublic => "not a public site, or a copy of one",
            Self::RecordForm => "editing other people's data is what this form is for",
            Self::DeviceMemory => "the site remembered this in your own browser",
            Self::ChangedByItself => "the untouched form showed one person, and then another",
            Self::SeveralNormal => "signed in where several people are normal",
            Self::SeveralPeople => {
                "the form arrived with several different people, none of them you"
            }
            Self::ForAnother => "a section meant for another person, beside your own",
            Self::LoneValue => "a single value that names nobody by itself",
            Self::MixedPerson => "something of yours together with somebody else's name and data",
            Self::StrangerPerson => "a person of whom nothing is yours",
            Self::OnlyNameMatches => "your name, with data you have not told",
            Self::FilledWhileTyping => "the page filled in a person after you typed something else",
            Self::CameWithLink => "the values came with the page's address",
            Self::SignedIn => "somebody is signed in, so the page may know them",
            Self::FilledOnArrival => "a form with no reason to know anybody arrived filled in",
            Self::OtherPerson => "the form holds a person who may not be you",
            Self::BudgetSpent => "this site asked too often whose data it shows",
            Self::OpenRecipients => "the recipients of this message stand in the open",
            Self::PeopleInText => "the text of this page shows other people's data",
            Self::TickedConsent => "a consent arrived already ticked",
        }
    }
}
