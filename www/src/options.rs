//! What the server can be told, on the command line or by the environment.

use std::ffi::OsString;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::command::Command;
use crate::storage::Place;

/// Strayfield's server: collector, public board and lab.
#[derive(Clone, Debug, clap::Parser)]
#[command(version)]
pub struct Options {
    /// What to do; without one it serves.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// A file with settings: `name = value` lines (TOML), by the names of these options. The command line and
    /// the environment outweigh it.
    #[arg(long, global = true, env = "STRAYFIELD_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// Address and port to listen on; port 0 takes any free one.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_LISTEN",
        default_value = "127.0.0.1:8787"
    )]
    pub listen: SocketAddr,

    /// Folder of the database; made when it is missing.
    #[arg(long, global = true, env = "STRAYFIELD_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,

    /// Address of a PostgreSQL database, which then takes the folder's place.
    #[arg(
        long,
        global = true,
        env = "DATABASE_URL",
        value_name = "URL",
        hide_env_values = true
    )]
    pub database_url: Option<String>,

    /// Address of a proxy in front; its X-Forwarded-For is believed. May be given several times.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_PROXY",
        value_name = "IP",
        value_delimiter = ','
    )]
    pub proxy: Vec<IpAddr>,

    /// Reports a second that one network (/24, /48) may send for good.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_RATE",
        value_name = "N",
        value_parser = pace,
        default_value_t = 20.0
    )]
    pub rate: f64,

    /// Reports that one network may send at once.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_BURST",
        value_name = "N",
        value_parser = pace,
        default_value_t = 400.0
    )]
    pub burst: f64,

    /// The board's own address, as others reach it: for feeds and mail. Without it: where it listens.
    #[arg(long, global = true, env = "STRAYFIELD_URL", value_name = "URL", value_parser = address)]
    pub url: Option<String>,

    /// A text file with who answers for the board: the lines of the imprint.
    #[arg(long, global = true, env = "STRAYFIELD_IMPRINT", value_name = "FILE")]
    pub imprint: Option<PathBuf>,

    /// Raw reports and reporters' tokens are erased after so many days; cases stay.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_KEEP_DAYS",
        value_name = "DAYS",
        value_parser = clap::value_parser!(u32).range(0..=36_500),
        default_value_t = 90
    )]
    pub keep_days: u32,

    /// Mail server for notices to operators: smtps://user:password@host, or smtp://host:25. Without it no mail is sent.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_SMTP",
        value_name = "URL",
        hide_env_values = true
    )]
    pub smtp: Option<String>,

    /// Sender of that mail: Name <address>.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_MAIL_FROM",
        value_name = "MAILBOX",
        requires = "smtp"
    )]
    pub mail_from: Option<String>,

    /// Name server that is asked for operators' proofs, address and port. Without it: the system's.
    #[arg(long, global = true, env = "STRAYFIELD_DNS", value_name = "ADDRESS")]
    pub dns: Option<SocketAddr>,

    /// Address and port where Prometheus reads metrics; keep it from the public. Without it: nowhere.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_METRICS",
        value_name = "ADDRESS"
    )]
    pub metrics: Option<SocketAddr>,

    /// How the log is written: text for people, json for programs. How much: RUST_LOG (warn by default).
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_LOG_FORMAT",
        value_enum,
        default_value = "text"
    )]
    pub log_format: LogFormat,

    /// Serve the lab of replays on names under lab.test.
    #[arg(long, global = true, env = "STRAYFIELD_LAB")]
    pub lab: bool,

    /// Folder of the replays.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_REPLAYS",
        value_name = "DIR",
        default_value = "tests/replays"
    )]
    pub replays: PathBuf,

    /// Folder of the lab's built scripts.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_BUNDLES",
        value_name = "DIR",
        default_value = "dist/lab"
    )]
    pub bundles: PathBuf,

    /// Seed of the lab's invented people: the same seed, the same people.
    #[arg(long, global = true, env = "STRAYFIELD_SEED", default_value_t = 2011)]
    pub seed: u64,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// A line of words each.
    Text,
    /// A JSON object each.
    Json,
}

impl Options {
    /// What the command line, the environment and the file of settings say, in this order.
    ///
    /// # Errors
    /// Says which setting is wrong, and how. Asking for help is one, too.
    pub fn read(
        line: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    ) -> Result<Self, clap::Error> {
        let line: Vec<OsString> = line.into_iter().map(Into::into).collect();
        let command = Self::command();
        // The file is named by the others: so they are read twice.
        let first = command.clone().ignore_errors(true);
        let first = first.try_get_matches_from(&line)?;
        let file = first.get_one::<PathBuf>("config").cloned();
        let command = match file {
            Some(file) => with_file(command, &file)?,
            None => command,
        };
        let mut matches = command.try_get_matches_from(line)?;
        Self::from_arg_matches_mut(&mut matches)
    }

    /// Where the database is.
    pub(crate) fn place(&self) -> anyhow::Result<Place<'_>> {
        match (&self.database_url, &self.data) {
            (Some(address), _) => Ok(Place::Address(address)),
            (None, Some(folder)) => Ok(Place::Folder(folder)),
            (None, None) => {
                bail!("nowhere to keep data: give a folder with --data, or DATABASE_URL")
            }
        }
    }
}

/// A number of reports that lets some through: with none, or one that is no number, nobody's turn would come.
fn pace(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    match (0.001..=1e9).contains(&number) {
        true => Ok(number),
        false => Err("it has to be between 0.001 and a thousand million".to_owned()),
    }
}

/// Where others reach the board.
fn address(text: &str) -> Result<String, String> {
    let url = reqwest::Url::parse(text).map_err(|e| e.to_string())?;
    match matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none() {
        true => Ok(text.to_owned()),
        false => Err("it has to be an address like https://board.example".to_owned()),
    }
}

/// The command with the file's settings for defaults.
fn with_file(command: clap::Command, file: &Path) -> Result<clap::Command, clap::Error> {
    let wrong = |what: String| {
        let message = format!("{}: {what}\n", file.display());
        clap::Error::raw(ErrorKind::InvalidValue, message)
    };
    let text = std::fs::read_to_string(file).map_err(|e| wrong(e.to_string()))?;
    let settings: toml::Table = text
        .parse()
        .map_err(|e: toml::de::Error| wrong(e.to_string()))?;
    let mut command = command;
    for (name, value) in settings {
        let id = name.replace('-', "_");
        let known = command.get_arguments().any(|a| a.get_id() == id.as_str());
        if !known || id == "config" {
            return Err(wrong(format!("there is no setting {name}")));
        }
        let values = match value {
            toml::Value::Array(values) => values,
            one => vec![one],
        };
        let values: Vec<String> = values
            .into_iter()
            .map(|value| match value {
                toml::Value::String(text) => text,
                other => other.to_string(),
            })
            .collect();
        command = command.mut_arg(id, |arg| arg.default_values(values));
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str, line: &[&str]) -> Result<Options, clap::Error> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        std::fs::write(&path, file).unwrap();
        let path = path.to_str().unwrap();
        let start = ["strayfield-www", "--config", path];
        Options::read(start.iter().chain(line))
    }

    #[test]
    fn the_command_line_outweighs_the_file() {
        let file =
            "data = \"/srv\"\nkeep-days = 30\nproxy = [\"10.0.0.1\", \"10.0.0.2\"]\nlab = true\n";
        let options = read(file, &["--keep-days", "7"]).unwrap();
        assert_eq!(options.data, Some(PathBuf::from("/srv")));
        assert_eq!(options.keep_days, 7);
        assert_eq!(options.proxy.len(), 2);
        assert!(options.lab);
        assert!(!read("", &[]).unwrap().lab);
    }

    #[test]
    fn a_file_that_is_wrong_is_said() {
        for (file, what) in [
            ("colour = 1", "no setting colour"),
            ("config = \"x\"", "no setting config"),
            ("data", "settings.toml"),
            ("keep_days = \"many\"", "many"),
        ] {
            let error = read(file, &[]).unwrap_err().to_string();
            assert!(error.contains(what), "{error}");
        }
    }

    #[test]
    fn a_setting_the_server_could_not_live_with_is_refused() {
        for wrong in [
            "rate = 0",
            "rate = -1",
            "rate = nan",
            "burst = inf",
            "burst = 0",
            "keep-days = 4000000000",
            "url = \"board.example\"",
            "url = \"mailto:board@example.org\"",
        ] {
            assert!(read(wrong, &[]).is_err(), "{wrong}");
        }
        read("rate = 0.5\nurl = \"https://board.example/\"", &[]).unwrap();
    }

    #[test]
    fn every_setting_is_documented() {
        let page = include_str!("../../docs/operations.md");
        for argument in Options::command().get_arguments() {
            let Some(name) = argument
                .get_long()
                .filter(|n| !["help", "version"].contains(n))
            else {
                continue;
            };
            let variable = argument.get_env().unwrap().to_str().unwrap();
            let row = format!("| `--{name}` | `{variable}` |");
            assert!(page.contains(&row), "{row}");
        }
    }
}
