//! Field kinds: what each control is for.

mod kind;
pub use kind::FieldKind;
