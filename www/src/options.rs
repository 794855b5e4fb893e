//! What the server can be told, on the command line or by the environment.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use anyhow::bail;

use crate::command::Command;
use crate::storage::Place;

/// Strayfield's server: collector, public board and lab.
#[derive(Clone, Debug, clap::Parser)]
#[command(version)]
pub struct Options {
    /// What to do; without one it serves.
    #[command(subcommand)]
    pub command: Option<Command>,

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
        default_value_t = 20.0
    )]
    pub rate: f64,

    /// Reports that one network may send at once.
    #[arg(
        long,
        global = true,
        env = "STRAYFIELD_BURST",
        value_name = "N",
        default_value_t = 400.0
    )]
    pub burst: f64,

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

impl Options {
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
