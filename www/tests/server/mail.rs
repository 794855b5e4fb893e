//! Mail to the contacts of sites, through a real mail server.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use mailin::{Action, Handler, Response, SessionBuilder, response};
use serde_json::json;

use super::DATABASE;
use crate::support::{report, run};

/// Keeps what it is sent.
struct Inbox {
    letters: Sender<(Vec<String>, String)>,
    to: Vec<String>,
    letter: Vec<u8>,
}

impl Handler for Inbox {
    fn data_start(&mut self, _: &str, _: &str, _: bool, to: &[String]) -> Response {
        self.to = to.to_vec();
        self.letter.clear();
        response::OK
    }

    fn data(&mut self, part: &[u8]) -> std::io::Result<()> {
        self.letter.extend(part);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let letter = String::from_utf8(std::mem::take(&mut self.letter)).unwrap();
        self.letters.send((self.to.clone(), letter)).unwrap();
        response::OK
    }
}

/// A mail server; `mailin` speaks, this carries.
fn mail_server() -> (String, Receiver<(Vec<String>, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (letters, received) = channel();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let peer = connection.peer_addr().unwrap().ip();
            let inbox = Inbox {
                letters: letters.clone(),
                to: Vec::new(),
                letter: Vec::new(),
            };
            let mut session = SessionBuilder::new("mail.test").build(peer, inbox);
            session.greeting().write_to(&mut connection).unwrap();
            let mut lines = BufReader::new(connection.try_clone().unwrap());
            let mut line = Vec::new();
            while lines.read_until(b'\n', &mut line).is_ok_and(|n| n > 0) {
                let answer = session.process(&line);
                line.clear();
                if answer.action != Action::NoReply {
                    answer.write_to(&mut connection).unwrap();
                }
                if answer.action == Action::Close {
                    break;
                }
            }
        }
    });
    (format!("smtp://{address}"), received)
}

#[tokio::test]
async fn a_site_is_told_privately_when_two_have_seen_it() {
    let (data, checkout) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let record = json!({
        "slug": "funk", "name": "Funkwelle GmbH", "address": "Weg 1", "web": "https://www.funkwelle.de",
        "email": "dsb@funkwelle.de", "request-language": "de",
    });
    std::fs::write(checkout.path().join("funk.json"), record.to_string()).unwrap();
    let place = DATABASE.place(data.path());
    let dir = checkout.path().to_str().unwrap();
    assert!(
        place
            .program(&["import-contacts", dir])
            .status()
            .unwrap()
            .success()
    );
    let (smtp, letters) = mail_server();
    let server = run(place.program(&[
        "--smtp",
        &smtp,
        "--mail-from",
        "Strayfield <board@strayfield.test>",
        "--url",
        "https://board.test/",
    ]));
    // One alone may be anybody's grudge.
    server.report_from("127.0.1.1", &report()).await;
    server.report_from("127.0.1.2", &report()).await;
    server.report_from("127.0.2.1", &report()).await;
    let (to, letter) = letters.recv_timeout(Duration::from_secs(60)).unwrap();
    assert_eq!(to, ["dsb@funkwelle.de"]);
    let letter = letter.replace("=\r\n", "");
    assert!(
        letter.contains("An Funkwelle GmbH") && letter.contains("Pfad /checkout"),
        "{letter}"
    );
    assert!(letter.contains("https://board.test/operators"), "{letter}");
    // The case becomes public now; word of that is due an hour from here.
    server.report_from("127.0.3.1", &report()).await;
    assert_eq!(server.cases().await.len(), 1);
}
