//! Whether somebody has a domain: they can put a text that only they know into its DNS, or onto its site.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::RData;
use sha2::{Digest, Sha256};

use crate::collector::proof::hex;

/// Where the text stands on a site.
pub const FILE: &str = "/.well-known/strayfield.txt";
/// What is before the domain in DNS.
pub const LABEL: &str = "_strayfield";
/// A site that takes longer does not prove it.
const PATIENCE: Duration = Duration::from_secs(8);
/// No file with one line is longer, in bytes.
const LONGEST: usize = 4096;

/// What is to be put there, from the key that the operator keeps. Who reads it can't find the key.
pub fn challenge(domain: &str, key: &str) -> String {
    let digest = Sha256::digest(format!("strayfield operator\n{domain}\n{key}"));
    hex(&digest)
}

/// The line that proves it.
pub fn line(challenge: &str) -> String {
    format!("strayfield={challenge}")
}

/// Asks DNS and sites.
#[derive(Clone)]
pub struct Prover(Arc<Inner>);

struct Inner {
    resolver: TokioResolver,
    /// How a site is asked: over https, at public addresses. A test asks itself.
    asked: Asked,
}

#[derive(Clone, Copy)]
struct Asked {
    scheme: &'static str,
    port: Option<u16>,
    private: bool,
}

impl Prover {
    /// With this name server, or the system's.
    ///
    /// # Errors
    /// The system names no server.
    pub fn new(server: Option<SocketAddr>) -> anyhow::Result<Self> {
        let asked = Asked {
            scheme: "https",
            port: None,
            private: false,
        };
        Ok(Self(Arc::new(Inner {
            resolver: resolver(server)?,
            asked,
        })))
    }

    /// Whether the line stands in the domain's DNS or on its site.
    pub async fn proves(&self, domain: &str, line: &str) -> bool {
        let (dns, site) = tokio::join!(self.in_dns(domain, line), self.on_site(domain, line));
        dns || site
    }

    async fn in_dns(&self, domain: &str, line: &str) -> bool {
        let name = format!("{LABEL}.{domain}.");
        let Ok(found) = self.0.resolver.txt_lookup(name).await else {
            return false;
        };
        found.answers().iter().any(|record| match &record.data {
            // A long text comes in pieces.
            RData::TXT(text) => text.txt_data.concat() == line.as_bytes(),
            _ => false,
        })
    }

    async fn on_site(&self, domain: &str, line: &str) -> bool {
        let Asked {
            scheme,
            port,
            private,
        } = self.0.asked;
        let Ok(found) = self.0.resolver.lookup_ip(format!("{domain}.")).await else {
            return false;
        };
        // Nobody gets this server to ask what only it can reach.
        let addresses: Vec<SocketAddr> = found
            .iter()
            .filter(|ip| private || is_public(*ip))
            .map(|ip| SocketAddr::new(ip, 0))
            .collect();
        if addresses.is_empty() {
            return false;
        }
        let port = port.map(|p| format!(":{p}")).unwrap_or_default();
        let url = format!("{scheme}://{domain}{port}{FILE}");
        let text = fetch(domain, &addresses, &url).await.unwrap_or_default();
        text.lines().any(|told| told.trim() == line)
    }
}

fn resolver(server: Option<SocketAddr>) -> anyhow::Result<TokioResolver> {
    let builder = match server {
        None => TokioResolver::builder_tokio().context("no name server is configured here")?,
        Some(address) => {
            let mut server = NameServerConfig::udp_and_tcp(address.ip());
            server.connections = vec![ConnectionConfig::udp(), ConnectionConfig::tcp()];
            for connection in &mut server.connections {
                connection.port = address.port();
            }
            let config = ResolverConfig::from_parts(None, vec![], vec![server]);
            TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
        }
    };
    builder.build().context("the resolver can't be made")
}

/// The first bytes of a file; no redirect is followed: where it leads is another's.
async fn fetch(domain: &str, addresses: &[SocketAddr], url: &str) -> reqwest::Result<String> {
    let client = reqwest::Client::builder()
        .resolve_to_addrs(domain, addresses)
        .redirect(reqwest::redirect::Policy::none())
        .timeout(PATIENCE)
        .no_proxy()
        .build()?;
    let mut answer = client.get(url).send().await?.error_for_status()?;
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await? {
        body.extend_from_slice(&part);
        if body.len() > LONGEST {
            body.truncate(LONGEST);
            break;
        }
    }
    Ok(String::from_utf8_lossy(&body).into_owned())
}

/// An address that everybody can reach.
fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let [a, b, ..] = ip.octets();
            !(ip.is_private()
                || ip.is_loopback()
                || ip.is_link_local()
                || ip.is_multicast()
                || ip.is_documentation()
                || a == 0
                || a >= 240
                || (a == 100 && (64..128).contains(&b))
                || (a == 192 && b == 0)
                || (a == 198 && (b == 18 || b == 19)))
        }
        // Global unicast, without what was set aside in it.
        IpAddr::V6(ip) => {
            let [first, second, ..] = ip.segments();
            let tunnels = first == 0x2002 || (first == 0x2001 && matches!(second, 0 | 0xdb8));
            (first & 0xe000) == 0x2000 && !tunnels
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, UdpSocket};

    /// A name server that says the same to every question of a type: a text, or the address of this machine.
    async fn name_server(text: &'static str) -> SocketAddr {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        tokio::spawn(async move {
            let mut question = [0; 512];
            while let Ok((length, from)) = socket.recv_from(&mut question).await {
                // The name ends with an empty label; type and class follow.
                let end = 12 + question[12..length].iter().position(|b| *b == 0).unwrap() + 5;
                let kind = question[end - 3];
                let data = match kind {
                    16 => {
                        let (one, two) = text.split_at(text.len() / 2);
                        let piece =
                            |t: &str| [&[u8::try_from(t.len()).unwrap()], t.as_bytes()].concat();
                        [piece(one), piece(two)].concat()
                    }
                    1 => vec![127, 0, 0, 1],
                    _ => vec![],
                };
                let count = u8::from(!data.is_empty());
                let mut answer = question[..2].to_vec();
                answer.extend([0x81, 0x80, 0, 1, 0, count, 0, 0, 0, 0]);
                answer.extend(&question[12..end]);
                if count == 1 {
                    answer.extend([0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 9, 0]);
                    answer.push(u8::try_from(data.len()).unwrap());
                    answer.extend(data);
                }
                socket.send_to(&answer, from).await.unwrap();
            }
        });
        address
    }

    /// A site that says this, whatever it is asked.
    async fn site(answer: String) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((mut connection, _)) = listener.accept().await {
                let mut request = [0; 1024];
                let length = connection.read(&mut request).await.unwrap();
                let asked = String::from_utf8_lossy(&request[..length]).into_owned();
                let known = asked.starts_with("GET /.well-known/strayfield.txt ");
                assert!(known, "{asked}");
                connection.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        port
    }

    async fn prover(text: &'static str, port: u16, private: bool) -> Prover {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let asked = Asked {
            scheme: "http",
            port: Some(port),
            private,
        };
        let resolver = resolver(Some(name_server(text).await)).unwrap();
        Prover(Arc::new(Inner { resolver, asked }))
    }

    #[tokio::test]
    async fn a_text_in_dns_proves_it() {
        let prover = prover("strayfield=1234", 9, false).await;
        assert!(prover.proves("firma.de", "strayfield=1234").await);
        assert!(!prover.proves("firma.de", "strayfield=123").await);
    }

    #[tokio::test]
    async fn a_file_on_the_site_proves_it_and_nothing_that_is_elsewhere() {
        let ok = |body: &str| format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{body}");
        let port = site(ok("# ours\r\nstrayfield=1234\r\n")).await;
        assert!(
            prover("-", port, true)
                .await
                .proves("firma.de", "strayfield=1234")
                .await
        );
        assert!(
            !prover("-", port, true)
                .await
                .proves("firma.de", "strayfield=12")
                .await
        );
        let private = prover("-", port, false).await;
        assert!(
            !private.proves("firma.de", "strayfield=1234").await,
            "an address that only this machine reaches is not asked"
        );
        let late = site(ok(&format!("{}\nstrayfield=1234", "x".repeat(LONGEST)))).await;
        assert!(
            !prover("-", late, true)
                .await
                .proves("firma.de", "strayfield=1234")
                .await
        );
        let moved = format!(
            "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:{port}{FILE}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
        );
        let moved = site(moved).await;
        assert!(
            !prover("-", moved, true)
                .await
                .proves("firma.de", "strayfield=1234")
                .await
        );
    }

    #[test]
    fn public_addresses_are_told_from_others() {
        for public in ["8.8.8.8", "2a00:1450:4001::1", "172.32.0.1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for other in [
            "127.0.0.1",
            "10.1.1.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "2001:db8::1",
            "2002:a00:1::1",
            "64:ff9b::a00:1",
        ] {
            assert!(!is_public(other.parse().unwrap()), "{other}");
        }
    }

    #[test]
    fn a_challenge_is_of_one_domain_and_one_key() {
        assert_eq!(challenge("a.de", "k"), challenge("a.de", "k"));
        assert_ne!(challenge("a.de", "k"), challenge("b.de", "k"));
        assert_ne!(challenge("a.de", "k"), challenge("a.de", "l"));
    }
}
