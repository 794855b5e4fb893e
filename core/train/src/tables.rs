//! All that was learnt, and what it says of a page.

use strayfield_cli::score::{Answer, Folder, Labelled};
use strayfield_core::field::secret::{self, SecretTable};
use strayfield_core::field::weighing::{self, FieldTable};
use strayfield_core::form::weighing::{self as forms_weighing, FormTable, Weighed};

use crate::fields::{self, Corpus};
use crate::fold::{self, Learnt, Out};
use crate::forms;
use crate::secrets::{self, Sources};

/// Tables of each sort, by the folds that they never saw.
pub(crate) struct Tables {
    fields: Learnt<FieldTable>,
    forms: Learnt<FormTable>,
    secrets: Learnt<SecretTable>,
    /// Where each stands in the core's sources, and the bytes of the one of all sites.
    pub(crate) project: [(&'static str, Vec<u8>); 3],
}

impl Tables {
    /// Learns them in their order: each reads what those before it say.
    pub(crate) fn learn(corpus: &Corpus) -> Self {
        let of_fields = fields::learn_all(corpus);
        let fields = of_fields.map(|bytes| weighing::read(bytes));
        let kinds =
            |out: Out, page: &Labelled| weighing::classify_by(fields.without(out), &page.snapshot);
        let of_forms = forms::learn_all(&corpus.with, kinds);
        let forms = of_forms.map(|bytes| forms_weighing::read(bytes));
        let of_secrets = Sources {
            folders: [&corpus.with, &corpus.without],
            fields: &fields,
            forms: &forms,
        }
        .learn();
        Self {
            project: [
                ("field/weights.bin", of_fields.without(0).clone()),
                ("field/secret.bin", of_secrets.without(0).clone()),
                ("form/weights.bin", of_forms.without(0).clone()),
            ],
            secrets: of_secrets.map(|bytes| secret::read(bytes)),
            fields,
            forms,
        }
    }

    /// What is said of a page by the tables that never saw its site.
    pub(crate) fn unseen(&self, page: &Labelled) -> Answer {
        self.answer(fold::alone(&page.site), page)
    }

    /// What is said of a page by the tables of all sites.
    pub(crate) fn seen(&self, page: &Labelled) -> Answer {
        self.answer(0, page)
    }

    /// The password boxes of a page, and by how many points each is a new one's, by the same.
    pub(crate) fn leads(&self, page: &Labelled) -> Vec<(usize, i32)> {
        let (out, snapshot) = (fold::alone(&page.site), &page.snapshot);
        let fields = weighing::classify_by(self.fields.without(out), snapshot);
        let forms = forms_weighing::weigh_by(self.forms.without(out), snapshot, &fields);
        secret::leads_by(self.secrets.without(out), snapshot, &forms, &fields)
    }

    fn answer(&self, out: Out, page: &Labelled) -> Answer {
        let snapshot = &page.snapshot;
        let mut fields = weighing::classify_by(self.fields.without(out), snapshot);
        let forms = forms_weighing::weigh_by(self.forms.without(out), snapshot, &fields);
        secret::settle_by(self.secrets.without(out), snapshot, &forms, &mut fields);
        Answer {
            fields,
            forms: forms.iter().map(Weighed::seen).collect(),
        }
    }
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
