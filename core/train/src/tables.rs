//! All that was learnt, and what it says of a page.

use strayfield_cli::score::{Answer, Folder, Labelled};
use strayfield_core::field::FieldKind;
use strayfield_core::field::secret::{self, SecretTable};
use strayfield_core::field::weighing::{self, FieldTable};
use strayfield_core::form::weighing::{self as forms_weighing, FormTable};

use crate::fields::{self, Corpus};
use crate::{fold, forms, secrets};

/// Tables of each sort: one for each fold, learnt from all sites but its own, and last one from all.
pub(crate) struct Tables {
    fields: Vec<FieldTable>,
    secrets: Vec<SecretTable>,
    forms: Vec<FormTable>,
    /// Where each stands in the core's sources, and the bytes of the one of all sites.
    pub(crate) project: [(&'static str, Vec<u8>); 3],
}

impl Tables {
    /// Learns them in their order: each reads what those before it say.
    pub(crate) fn learn(corpus: &Corpus) -> Self {
        let of_fields = fields::learn_all(corpus);
        let fields: Vec<FieldTable> = of_fields.iter().map(|b| weighing::read(b)).collect();
        let of_secrets = secrets::learn_all([&corpus.with, &corpus.without], &fields);
        let secrets: Vec<SecretTable> = of_secrets.iter().map(|b| secret::read(b)).collect();
        let kinds = |at: usize, page: &Labelled| kinds(&fields[at], &secrets[at], page);
        let of_forms = forms::learn_all(&corpus.with, kinds);
        let last = |tables: Vec<Vec<u8>>| tables.into_iter().next_back().unwrap_or_default();
        Self {
            forms: of_forms.iter().map(|b| forms_weighing::read(b)).collect(),
            fields,
            secrets,
            project: [
                ("field/weights.bin", last(of_fields)),
                ("field/secret.bin", last(of_secrets)),
                ("form/weights.bin", last(of_forms)),
            ],
        }
    }

    /// What is said of a page by the tables that never saw its site.
    pub(crate) fn unseen(&self, page: &Labelled) -> Answer {
        self.answer(fold::of(&page.site), page)
    }

    /// What is said of a page by the tables of all sites.
    pub(crate) fn seen(&self, page: &Labelled) -> Answer {
        self.answer(fold::FOLDS, page)
    }

    fn answer(&self, at: usize, page: &Labelled) -> Answer {
        let fields = kinds(&self.fields[at], &self.secrets[at], page);
        let forms = forms_weighing::classify_by(&self.forms[at], &page.snapshot, &fields);
        Answer { fields, forms }
    }
}

fn kinds(fields: &FieldTable, secrets: &SecretTable, page: &Labelled) -> Vec<FieldKind> {
    let mut kinds = weighing::classify_by(fields, &page.snapshot);
    secret::settle_by(secrets, &page.snapshot, &mut kinds);
    kinds
}

/// What the rules of fields alone say of a page.
pub(crate) fn rules_alone(page: &Labelled) -> Answer {
    let fields = weighing::classify_by(&fields::rules_alone(), &page.snapshot);
    Answer {
        fields,
        forms: Vec::new(),
    }
}

/// Whether anything was learnt of this folder.
pub(crate) fn is_learnt_from(folder: &Folder) -> bool {
    let name = folder.name.as_str();
    fields::FOLDERS.contains(&name) || secrets::FOLDERS.contains(&name)
}
