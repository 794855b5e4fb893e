//! Mail to the contacts of sites: a private notice when two people saw it, word of the publication an hour
//! later at the earliest. It names the page, which nobody else is told, and quotes nothing.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use time::UtcDateTime;

use crate::locale::Locale;
use crate::storage::{Mail, Storage};

/// How often it is looked whether mail is due.
const EVERY: Duration = Duration::from_secs(5);

/// Sends what is due.
pub struct Postman {
    storage: Storage,
    locales: Arc<Vec<Locale>>,
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The board's own address.
    board: String,
}

impl Postman {
    /// Through this server (`smtps://user:password@host`, `smtp://host:25`), in this name.
    ///
    /// # Errors
    /// The address of the server or of the sender can't be read.
    pub fn new(storage: Storage, smtp: &str, from: &str, board: &str) -> anyhow::Result<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(smtp)
            .context("the address of the mail server can't be read")?;
        Ok(Self {
            storage,
            locales: Arc::new(Locale::all()?),
            transport: transport.timeout(Some(Duration::from_secs(20))).build(),
            from: from
                .parse()
                .context("the sender's mail address can't be read")?,
            board: board.to_owned(),
        })
    }

    /// Sends for good. Ends when it is dropped.
    pub async fn run(self) {
        loop {
            while let Ok(Some(mail)) = self.storage.take_mail(UtcDateTime::now()).await {
                self.send(&mail).await;
            }
            tokio::time::sleep(EVERY).await;
        }
    }

    async fn send(&self, mail: &Mail) {
        let kind = mail.kind.word();
        let sent = match self.message(mail).await {
            Some(message) => {
                let sent = self.transport.send(message).await;
                if let Err(error) = sent {
                    // It is due again later. What a mail server says may name the recipient.
                    tracing::warn!(
                        case = mail.case.id,
                        kind,
                        transient = error.is_transient(),
                        "mail was not sent"
                    );
                    return;
                }
                tracing::info!(case = mail.case.id, kind, "mail was sent");
                Some(UtcDateTime::now())
            }
            None => {
                tracing::info!(case = mail.case.id, kind, "nobody to tell");
                None
            }
        };
        // Not noted: it is sent once more, which is better than never.
        let _ = self.storage.mail_done(mail, sent).await;
    }

    /// The mail, if exactly one contact is known for the site and has an address.
    async fn message(&self, mail: &Mail) -> Option<Message> {
        let (_, contacts) = self.storage.contacts(&mail.case.site).await.ok()?;
        let [contact] = <[_; 1]>::try_from(contacts).ok()?;
        let to: Mailbox = contact.email.parse().ok()?;
        let locale = self.locales.iter().find(|l| l.tag == contact.language);
        let locale = locale.or(self.locales.first())?;
        let fill = |text: &str| {
            text.replace("{name}", &contact.name)
                .replace("{origin}", &mail.case.origin)
                .replace("{path}", &mail.case.path)
                .replace("{what}", locale.text("form_kind", &mail.case.form_kind))
                .replace("{case}", &format!("{}/cases/{}", self.board, mail.case.id))
                .replace("{operators}", &format!("{}/operators", self.board))
        };
        let word = |what: &str| fill(locale.text("mail", &format!("{}_{what}", mail.kind.word())));
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(word("subject"))
            .header(ContentType::TEXT_PLAIN)
            .body(word("text"))
            .ok()
    }
}
