//! A name server of the tests' own: texts, as they were told to it.

use std::collections::HashMap;
use std::net::{SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex};

/// Runs until the tests end.
pub struct NameServer {
    pub address: SocketAddr,
    texts: Arc<Mutex<HashMap<String, String>>>,
}

impl NameServer {
    pub fn start() -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        let texts: Arc<Mutex<HashMap<String, String>>> = Arc::default();
        let known = texts.clone();
        std::thread::spawn(move || {
            let mut question = [0; 512];
            while let Ok((length, from)) = socket.recv_from(&mut question) {
                let answer = answer(&question[..length], &known.lock().unwrap());
                socket.send_to(&answer, from).unwrap();
            }
        });
        Self { address, texts }
    }

    /// From now on this stands there.
    pub fn say(&self, name: &str, text: &str) {
        let mut texts = self.texts.lock().unwrap();
        texts.insert(name.to_owned(), text.to_owned());
    }
}

fn answer(question: &[u8], texts: &HashMap<String, String>) -> Vec<u8> {
    let mut name = Vec::new();
    let mut at = 12;
    while question[at] != 0 {
        let end = at + 1 + usize::from(question[at]);
        name.push(String::from_utf8_lossy(&question[at + 1..end]).to_lowercase());
        at = end;
    }
    let (kind, end) = (question[at + 2], at + 5);
    let text = texts.get(&name.join(".")).filter(|_| kind == 16);
    let mut answer = question[..2].to_vec();
    answer.extend([0x81, 0x80, 0, 1, 0, u8::from(text.is_some()), 0, 0, 0, 0]);
    answer.extend(&question[12..end]);
    if let Some(text) = text {
        let length = u8::try_from(text.len()).unwrap();
        answer.extend([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 1, 0, length + 1, length]);
        answer.extend(text.as_bytes());
    }
    answer
}
