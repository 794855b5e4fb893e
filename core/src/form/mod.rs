//! Form kinds: what each form is for.

mod kind;
pub use kind::FormKind;
