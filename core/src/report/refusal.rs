//! Why a report was not let pass.

/// Names the field and what is wrong with it; never what stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which field of the report.
    pub field: &'static str,
    /// What is wrong.
    pub problem: &'static str,
}

impl Refusal {
    pub(crate) const fn new(field: &'static str, problem: &'static str) -> Self {
        Self { field, problem }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.field, self.problem)
    }
}

impl std::error::Error for Refusal {}
