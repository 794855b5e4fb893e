#!/bin/sh
# A PostgreSQL server of one's own, for as long as standard input stays open. Prints its address when it
# answers; ends with 3 when there is no PostgreSQL here. `durable`: with synced commits, for measurements.
# Every line on standard input kills the server and starts it again; `up` is said when it answers.
set -eu
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || true)")
[ -x "$programs/initdb" ] || exit 3

# PostgreSQL refuses to run as root: then it runs as the user its package made, or as nobody.
as=""
if [ "$(id -u)" = 0 ]; then
	user=postgres
	id "$user" >/dev/null 2>&1 || user=nobody
	as="setpriv --reuid=$user --regid=$(id -g "$user") --clear-groups"
fi
folder=$($as mktemp -d /tmp/strayfield-postgres.XXXXXX)
cd "$folder"
$as "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --no-locale --no-sync >"$folder/log" 2>&1

sync="-c fsync=off"
[ "${1-}" = durable ] && sync="-c fsync=on"

start() {
	until
		$as "$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=300 $sync >>"$folder/log" 2>&1 &
		server=$!
		answers
	do
		# Processes of the one that was killed may still be ending.
		tries=$((${tries-0} + 1))
		[ "$tries" -lt 50 ] || { cat "$folder/log" >&2; exit 1; }
		sleep 0.1
	done
}

answers() {
	until $as "$programs/pg_isready" -q -h "$folder" -U postgres; do
		kill -0 "$server" 2>/dev/null || return 1
		sleep 0.05
	done
}

trap 'kill -INT "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$folder"' EXIT
start
echo "postgres://postgres@localhost/postgres?host=$folder"
while read -r _; do
	kill -KILL "$server"
	wait "$server" 2>/dev/null || true
	start
	echo up
done
