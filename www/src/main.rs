//! The server's command: options in, one line out when it is ready, a graceful stop at the end.

use std::io::Write;
use std::process::ExitCode;

use strayfield_www::{LogFormat, Options, Server};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::read(std::env::args_os()).unwrap_or_else(|error| error.exit());
    let log = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr);
    match options.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("strayfield-www: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(mut options: Options) -> anyhow::Result<()> {
    if let Some(command) = options.command.take() {
        return command.run(&options, &mut std::io::stdout()).await;
    }
    let stop = stop_signal()?;
    let server = Server::bind(options).await?;
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{}", server.address())?;
    out.flush()?;
    server.run(stop).await
}

/// Resolves at the first SIGINT or SIGTERM. Listens from the call on, so that none is missed during the start.
fn stop_signal() -> anyhow::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
