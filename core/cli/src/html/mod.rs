//! A saved page to a snapshot, by the rules of `strayfield_core::snapshot`.

mod contacts;
mod encoding;
mod lines;
mod link;
mod page;
mod read;
mod tree;

pub use encoding::decode;
pub use link::mark_link;
pub use page::Page;
