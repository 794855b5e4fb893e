//! Values: what a field holds, and the recognisers that tell.

mod holding;
pub use holding::Holding;
