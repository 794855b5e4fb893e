//! The form kinds.

use crate::closed::closed;

closed! {
    /// What a form is for.
    FormKind {
        /// Open an account.
        Registration = "registration",
        /// Raffle, sweepstake, prize draw.
        Giveaway = "giveaway",
        /// Recommend to friends, invite others.
        Referral = "referral",
        /// Order something, as a guest or not.
        Order = "order",
        /// Address and delivery steps of a shop.
        Checkout = "checkout",
        /// One's own data of an existing account.
        Account = "account",
        /// Editing other people's data is the job: back office, school, HR.
        Record = "record",
        /// Sign in.
        Login = "login",
        /// Password or user name forgotten.
        Recovery = "recovery",
        /// Subscribe to mail.
        Newsletter = "newsletter",
        /// Write to the site: contact, complaint, comment, survey, application, appointment, check-in, quote, transfer.
        Contact = "contact",
        /// Write a mail.
        Compose = "compose",
        /// Search.
        Search = "search",
        /// Card or bank data.
        Payment = "payment",
        /// Choose a new password while signed in or by a link.
        PasswordChange = "password-change",
        /// None of these.
        Other = "other",
    }
}

impl FormKind {
    /// Forms that have no reason to know anybody (DESIGN §4, *open forms*).
    /// Order and checkout are open too, as a guest: the verdict looks at that.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Registration | Self::Giveaway | Self::Referral | Self::Newsletter | Self::Contact
        )
    }

    /// Forms that ask whoever looks at them for their own data: open ones, their account, what they buy.
    #[must_use]
    pub const fn asks_visitor(self) -> bool {
        self.is_open()
            || matches!(
                self,
                Self::Account | Self::Order | Self::Checkout | Self::Payment | Self::Login
            )
    }
}
