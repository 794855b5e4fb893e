//! Bytes of a saved page to text, as a browser would guess it.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How far a browser looks for a `<meta charset>`.
const PRESCAN: usize = 1024;

/// Byte order mark, else valid UTF-8, else the page's `charset=`, else windows-1252. Never fails.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let encoding = declared(bytes).unwrap_or(WINDOWS_1252);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    // A page that says UTF-16 in ASCII is not.
    Encoding::for_label(&label).map(|encoding| {
        if encoding.is_ascii_compatible() {
            encoding
        } else {
            UTF_8
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_taken_as_it_is() {
        assert_eq!(decode("Straße".as_bytes()), "Straße");
    }

    #[test]
    fn a_declared_charset_is_used() {
        assert_eq!(
            decode(b"<meta charset='iso-8859-2'>Wo\xb6ny"),
            "<meta charset='iso-8859-2'>Wośny"
        );
    }

    #[test]
    fn without_a_word_it_is_windows_1252() {
        assert_eq!(decode(b"Stra\xdfe"), "Straße");
    }

    #[test]
    fn a_byte_order_mark_decides() {
        assert_eq!(decode(b"\xff\xfea\0b\0"), "ab");
    }
}
