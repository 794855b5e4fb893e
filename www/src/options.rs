//! What the server can be told, on the command line or by the environment.

use std::net::SocketAddr;
use std::path::PathBuf;

/// Strayfield's server: collector, public board and lab.
#[derive(Clone, Debug, clap::Parser)]
#[command(version)]
pub struct Options {
    /// Address and port to listen on; port 0 takes any free one.
    #[arg(long, env = "STRAYFIELD_LISTEN", default_value = "127.0.0.1:8787")]
    pub listen: SocketAddr,

    /// Folder of the database; made when it is missing.
    #[arg(long, env = "STRAYFIELD_DATA", value_name = "DIR")]
    pub data: PathBuf,

    /// Serve the lab of replays on names under lab.test.
    #[arg(long, env = "STRAYFIELD_LAB")]
    pub lab: bool,

    /// Folder of the replays.
    #[arg(
        long,
        env = "STRAYFIELD_REPLAYS",
        value_name = "DIR",
        default_value = "tests/replays"
    )]
    pub replays: PathBuf,

    /// Folder of the lab's built scripts.
    #[arg(
        long,
        env = "STRAYFIELD_BUNDLES",
        value_name = "DIR",
        default_value = "dist/lab"
    )]
    pub bundles: PathBuf,

    /// Seed of the lab's invented people: the same seed, the same people.
    #[arg(long, env = "STRAYFIELD_SEED", default_value_t = 2011)]
    pub seed: u64,
}
