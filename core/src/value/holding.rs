//! What a value is.

use crate::closed::closed;

closed! {
    /// What a field holds.
    Holding {
        /// Nothing, or white space.
        Blank = "blank",
        /// "Your name", "+49", "tt.mm.jjjj".
        Placeholder = "placeholder",
        /// A country, a salutation, a number of pieces: what anybody would get.
        Default = "default",
        /// Max Mustermann, example.org.
        Dummy = "dummy",
        /// `m***@web.de`, last four digits.
        Masked = "masked",
        /// info@ of the site itself, the company's own phone.
        Role = "role",
        /// Somebody's.
        Personal = "personal",
    }
}
