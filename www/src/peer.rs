//! Who sends: the network an address is in, seen through proxies that are trusted and no others.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;

use crate::storage::Network;

/// Names the sender in requests that came through proxies.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The proxies in front of this server.
#[derive(Clone, Debug, Default)]
pub struct Proxies(Arc<[IpAddr]>);

impl Proxies {
    /// Believes these, and nobody else, about whom they pass on.
    pub fn new(trusted: &[IpAddr]) -> Self {
        Self(trusted.iter().map(IpAddr::to_canonical).collect())
    }

    /// Whether this is one of them.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }

    /// The network a request came from.
    pub fn network(&self, request: &Request) -> Network {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::from([0, 0, 0, 0]), |info| info.0.ip());
        Network::from(self.sender(peer, request.headers()))
    }

    /// From the right: every proxy adds whom it heard; the first that is none of ours is the sender.
    fn sender(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut sender = peer.to_canonical();
        let lines = headers.get_all(FORWARDED_FOR).iter();
        let lines: Vec<&str> = lines.filter_map(|line| line.to_str().ok()).collect();
        let mut heard = lines.iter().rev().flat_map(|line| line.rsplit(','));
        while self.0.contains(&sender) {
            match heard.next().map(|said| said.trim().parse::<IpAddr>()) {
                Some(Ok(address)) => sender = address.to_canonical(),
                _ => break,
            }
        }
        sender
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(proxies: &[&str], peer: &str, lines: &[&str]) -> String {
        let proxies: Vec<IpAddr> = proxies.iter().map(|p| p.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        let proxies = Proxies::new(&proxies);
        proxies.sender(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn nobody_but_a_proxy_is_believed() {
        assert_eq!(sender(&[], "203.0.113.9", &["192.0.2.1"]), "203.0.113.9");
        assert_eq!(
            sender(&["10.0.0.1"], "203.0.113.9", &["192.0.2.1"]),
            "203.0.113.9"
        );
        assert_eq!(
            sender(&["10.0.0.1"], "::ffff:10.0.0.1", &["192.0.2.1"]),
            "192.0.2.1"
        );
    }

    #[test]
    fn what_a_sender_writes_before_the_proxy_is_not_believed() {
        let lines = ["198.51.100.1, 192.0.2.7"];
        assert_eq!(sender(&["10.0.0.1"], "10.0.0.1", &lines), "192.0.2.7");
        let lines = ["198.51.100.1", "192.0.2.7, 10.0.0.2"];
        assert_eq!(
            sender(&["10.0.0.1", "10.0.0.2"], "10.0.0.1", &lines),
            "192.0.2.7"
        );
        assert_eq!(sender(&["10.0.0.1"], "10.0.0.1", &["nonsense"]), "10.0.0.1");
        assert_eq!(sender(&["10.0.0.1"], "10.0.0.1", &[]), "10.0.0.1");
    }
}
