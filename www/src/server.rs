//! Binding, host routing, and stopping.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, bail};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower::ServiceExt;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::collector::{Door, Flood, Pace};
use crate::lab::Lab;
use crate::mail::Postman;
use crate::metrics::{self, Metrics};
use crate::operators::Prover;
use crate::pages::Pages;
use crate::peer::Proxies;
use crate::problem::Problem;
use crate::storage::{Publishing, Storage};
use crate::{Options, board, collector, health, host, operators, serve, upkeep};

/// A request that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(10);
/// At a stop, a database that does not take what is left is given up.
const CLOSING: Duration = Duration::from_secs(15);

/// A server that holds its port and its database, and does not answer yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    storage: Storage,
    /// What is done beside answering; it ends with the server.
    errands: Vec<Errand>,
    proxies: Proxies,
    sites: Sites,
}

/// A task that is stopped when this goes.
struct Errand(JoinHandle<()>);

impl<F: Future<Output = ()> + Send + 'static> From<F> for Errand {
    fn from(task: F) -> Self {
        Self(tokio::spawn(task))
    }
}

impl Drop for Errand {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The two sites behind the one port.
#[derive(Clone)]
struct Sites {
    main: Router,
    lab: Option<Router>,
}

impl Server {
    /// Takes the port and opens the database; every error says what to do about it.
    pub async fn bind(options: Options) -> anyhow::Result<Self> {
        let listener = listen(options.listen).await?;
        let address = listener.local_addr()?;
        let pages = Pages::load()?;
        let lab = match options.lab {
            true => Some(Lab::load(&options, address.port(), pages.clone())?.routes()),
            false => None,
        };
        let publishing = Publishing {
            lab_at_once: options.lab,
        };
        let storage = Storage::open(&options.place()?, publishing).await?;
        let proxies = Proxies::new(&options.proxy);
        let door = Door {
            proxies: proxies.clone(),
            flood: Flood::new(Pace {
                rate: options.rate,
                burst: options.burst,
            }),
        };
        // One cryptography for mail, for PostgreSQL and for operators' sites; a second start finds it there.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let own = format!("http://{address}");
        let url = options.url.as_deref().unwrap_or(&own).trim_end_matches('/');
        let imprint = match &options.imprint {
            Some(file) => std::fs::read_to_string(file)
                .with_context(|| format!("the imprint {} can't be read", file.display()))?,
            None => String::new(),
        };
        let mut errands = vec![Errand::from(upkeep::run(
            storage.clone(),
            time::Duration::days(options.keep_days.into()),
        ))];
        errands.push(Errand::from(storage.clone().tend()));
        if let Some(smtp) = &options.smtp {
            let from = options.mail_from.as_deref();
            let from = from.context("mail needs a sender: --mail-from")?;
            let postman = Postman::new(storage.clone(), smtp, from, url)?;
            errands.push(Errand::from(postman.run()));
        }
        let metrics = Metrics::default();
        if let Some(address) = options.metrics {
            let listener = listen(address).await?;
            let routes = metrics::routes(metrics.clone(), storage.clone());
            errands.push(Errand::from(async move {
                if let Err(error) = axum::serve(listener, routes).await {
                    tracing::error!(%error, "metrics");
                }
            }));
        }
        let prover = Prover::new(options.dns)?;
        let main = collector::routes(storage.clone(), door.clone())
            .merge(health::routes(storage.clone()))
            .merge(operators::routes(
                storage.clone(),
                pages.clone(),
                prover,
                door,
            ))
            .merge(board::routes(storage.clone(), pages, url, &imprint))
            .method_not_allowed_fallback(async || Problem::WrongMethod)
            .layer(from_fn_with_state(metrics, metrics::count))
            .layer(SetResponseHeaderLayer::if_not_present(
                header::REFERRER_POLICY,
                HeaderValue::from_static("no-referrer"),
            ));
        Ok(Self {
            listener,
            address,
            storage,
            errands,
            proxies,
            sites: Sites { main, lab },
        })
    }

    /// Where it listens; the real port when 0 was asked for.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `stop` resolves, then finishes what is under way and closes the database.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> anyhow::Result<()> {
        let app = Router::new()
            .fallback(dispatch)
            .with_state(self.sites)
            .layer(TimeoutLayer::with_status_code(
                StatusCode::REQUEST_TIMEOUT,
                PATIENCE,
            ))
            .layer(axum::middleware::map_response(timed_out))
            .layer(SetResponseHeaderLayer::if_not_present(
                serve::OURS,
                HeaderValue::from_static("nosniff"),
            ))
            .layer(CatchPanicLayer::custom(|_| {
                Problem::Internal.into_response()
            }));
        serve::serve(self.listener, app, self.proxies, stop).await;
        drop(self.errands);
        match tokio::time::timeout(CLOSING, self.storage.close()).await {
            Ok(()) => Ok(()),
            Err(_) => bail!(
                "the database did not close: who was acknowledged is stored, who was not has to send again"
            ),
        }
    }
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "{address} is in use by another program; stop it or choose another port with --listen or --metrics"
        ),
        Err(error) => Err(error).with_context(|| format!("can't listen on {address}")),
    }
}

async fn dispatch(State(sites): State<Sites>, request: Request) -> Response {
    let name = host::name(&request);
    let site = match (sites.lab, host::lab_labels(&name)) {
        (Some(lab), Some(_)) => lab,
        _ => sites.main,
    };
    match site.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// The timeout layer answers with an empty body: say it as every other error is said.
async fn timed_out(response: Response) -> Response {
    let bare = !response.headers().contains_key(header::CONTENT_TYPE);
    if bare && response.status() == StatusCode::REQUEST_TIMEOUT {
        return Problem::TooSlow.into_response();
    }
    response
}
