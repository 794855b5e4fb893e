//! The proof that a report is one's own: the number its id was made from.
//!
//! An extension draws 32 random bytes for every report and keeps them; the report's id is their
//! SHA-256, cut to sixteen bytes and marked as a random UUID. Who knows a report, or all that this
//! server keeps, can't find the bytes; who shows them is its reporter. One report's bytes say
//! nothing of another's.

use sha2::{Digest, Sha256};

/// Whether this proof (64 hex digits) is the one the id was made from.
pub fn proves(proof: &str, id: &str) -> bool {
    bytes(proof).is_some_and(|bytes| made_from(&bytes) == id)
}

fn made_from(proof: &[u8; 32]) -> String {
    let digest = Sha256::digest(proof);
    let mut id: [u8; 16] = std::array::from_fn(|at| digest[at]);
    id[6] = id[6] & 0x0f | 0x40;
    id[8] = id[8] & 0x3f | 0x80;
    let hex = hex(&id);
    let parts = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)];
    let parts = parts.map(|(from, to)| hex.get(from..to).unwrap_or_default());
    parts.join("-")
}

fn bytes(hex: &str) -> Option<[u8; 32]> {
    if hex.len() != 64
        || !hex
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    {
        return None;
    }
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

/// Bytes as small hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the README: other implementations test against it.
    const PROOF: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    const ID: &str = "630dcd29-66c4-4366-9112-5448bbb25b4f";

    #[test]
    fn the_bytes_prove_the_id_made_from_them() {
        assert_eq!(made_from(&bytes(PROOF).unwrap()), ID);
        assert!(proves(PROOF, ID));
    }

    #[test]
    fn nothing_else_does() {
        for proof in [
            "",
            ID,
            &PROOF.to_uppercase(),
            PROOF.trim_start_matches('0'),
            &PROOF.replace("00", "01"),
            &"ü".repeat(32),
        ] {
            assert!(!proves(proof, ID), "{proof}");
        }
    }
}
