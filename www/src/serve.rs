//! Connections: taken, counted, timed, answered, and let go. hyper speaks HTTP; what it refuses by itself is
//! said as every other error is.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, header};
use futures_util::FutureExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt;

use crate::peer::Proxies;
use crate::problem::Problem;
use crate::storage::Network;

/// A head that takes longer to come, and a connection on which nothing is asked for so long, are given up.
const SILENCE: Duration = Duration::from_secs(30);
/// No head of a request is longer, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;
/// So many connections at most, of all networks; more wait outside.
const ALL: u32 = 8_192;
/// And of one network (/24, /48) that is no proxy; more are closed.
const EACH: usize = 512;
/// After a stop signal, who holds a connection has so long to ask on it, is answered, and told that it was the last time.
const GOODBYE: Duration = Duration::from_secs(1);
/// What still hangs is cut after this long.
const FAREWELL: Duration = Duration::from_secs(5);
/// Nothing can be accepted (no descriptor is free): after so long it is tried again.
const AGAIN: Duration = Duration::from_millis(200);

/// Answers until `stop` resolves; then finishes what is under way.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    proxies: Proxies,
    stop: impl Future<Output = ()>,
) {
    let house = House {
        app,
        proxies,
        guests: Guests::default(),
        stopping: Arc::default(),
        room: Arc::new(Semaphore::new(ALL as usize)),
        graceful: GracefulShutdown::new(),
    };
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            () = house.welcome(&listener) => {}
        }
    }
    house.stopping.store(true, Ordering::Relaxed);
    // Who stands at the door is let in still: a connection that was made is answered.
    while house.welcome(&listener).now_or_never().is_some() {}
    drop(listener);
    house.close().await;
}

/// All connections, and what they share.
struct House {
    app: Router,
    proxies: Proxies,
    guests: Guests,
    stopping: Arc<AtomicBool>,
    room: Arc<Semaphore>,
    graceful: GracefulShutdown,
}

impl House {
    /// Takes the next connection, when there is room.
    async fn welcome(&self, listener: &TcpListener) {
        // The semaphore is never closed.
        let Ok(room) = self.room.clone().acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, peer)) => self.entertain(stream, peer, room),
            // The other side was gone before it was its turn.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                tokio::time::sleep(AGAIN).await;
            }
        }
    }

    fn entertain(&self, stream: TcpStream, peer: SocketAddr, room: OwnedSemaphorePermit) {
        let seat = match self.proxies.contains(peer.ip()) {
            true => None,
            false => match self.guests.seat(Network::from(peer.ip())) {
                Some(seat) => Some(seat),
                None => return,
            },
        };
        // An answer is one write; a socket that can't be told so works as well.
        let _ = stream.set_nodelay(true);
        let stopping = self.stopping.clone();
        let app = self.app.clone();
        let service = tower::service_fn(move |request: Request<Incoming>| {
            let (app, stopping) = (app.clone(), stopping.clone());
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            async move {
                let mut answer = app.oneshot(request).await;
                if stopping.load(Ordering::Relaxed)
                    && let Ok(answer) = &mut answer
                {
                    let headers = answer.headers_mut();
                    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
                }
                answer
            }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(SILENCE)
            .max_header_size(LONGEST_HEAD)
            .serve_connection(
                TokioIo::new(Line::from(stream)),
                TowerToHyperService::new(service),
            );
        let connection = self.graceful.watch(connection);
        tokio::spawn(async move {
            // Who hangs up has their reasons.
            let _ = connection.await;
            drop((seat, room));
        });
    }

    /// Lets everybody go: first who asks, then who is silent, at last who hangs.
    async fn close(self) {
        let empty = self.room.acquire_many(ALL);
        if tokio::time::timeout(GOODBYE, empty).await.is_err() {
            let _ = tokio::time::timeout(FAREWELL, self.graceful.shutdown()).await;
        }
    }
}

/// How many connections each network holds; in memory only, and only as long as it holds some.
#[derive(Clone, Default)]
struct Guests(Arc<Mutex<HashMap<Network, usize>>>);

/// A connection of a network; it is free again when this goes.
struct Seat {
    guests: Guests,
    of: Network,
}

impl Guests {
    /// A place for one more connection of this network, if it may have one.
    fn seat(&self, of: Network) -> Option<Seat> {
        // A poisoned lock is no reason to refuse anybody.
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held = held.entry(of).or_default();
        if *held >= EACH {
            return None;
        }
        *held += 1;
        let guests = self.clone();
        Some(Seat { guests, of })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut held = self.guests.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut entry) = held.entry(self.of) {
            *entry.get_mut() -= 1;
            if *entry.get() == 0 {
                entry.remove();
            }
        }
    }
}

/// A socket. What is no request never reaches a router: hyper refuses it with an empty answer, which is given
/// its words here. Every answer of ours is known by a header.
struct Line {
    stream: TcpStream,
    /// What is written in the place of an empty refusal, how much of it is, and how long that was.
    instead: Option<(Vec<u8>, usize, usize)>,
}

impl From<TcpStream> for Line {
    fn from(stream: TcpStream) -> Self {
        Self {
            stream,
            instead: None,
        }
    }
}

/// Every answer of the program has it.
pub const OURS: header::HeaderName = header::X_CONTENT_TYPE_OPTIONS;
const EMPTY: &str = "content-length: 0\r\n";

/// The same refusal in words, if this is one of hyper's.
fn in_words(written: &[u8]) -> Option<Vec<u8>> {
    let status = written.strip_prefix(b"HTTP/1.")?.get(2..5)?;
    let problem = match status {
        b"400" => Problem::NoRequest,
        b"431" => Problem::HeadTooLarge,
        _ => return None,
    };
    let head = std::str::from_utf8(written).ok()?;
    if !head.ends_with("\r\n\r\n") || head.contains(OURS.as_str()) {
        return None;
    }
    let body = problem.json();
    let described = format!(
        "content-type: {}\r\n{OURS}: nosniff\r\ncontent-length: {}\r\n",
        Problem::TYPE,
        body.len()
    );
    let (before, after) = head.split_once(EMPTY)?;
    Some([before, &described, after, &body].concat().into_bytes())
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let Self { stream, instead } = &mut *self;
        let mut stream = Pin::new(stream);
        if instead.is_none() {
            *instead = in_words(buf).map(|said| (said, 0, buf.len()));
        }
        let Some((said, at, length)) = instead else {
            return stream.poll_write(cx, buf);
        };
        while let Some(rest) = said.get(*at..).filter(|rest| !rest.is_empty()) {
            *at += ready!(stream.as_mut().poll_write(cx, rest))?;
        }
        let length = *length;
        *instead = None;
        Poll::Ready(Ok(length))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
