//! Digests of what was seen in this session: HMAC-SHA-256 under a key that goes with the browser.
