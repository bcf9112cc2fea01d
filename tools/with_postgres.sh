#!/usr/bin/env bash
# Run a command with a fresh PostgreSQL behind it: a server in a temporary folder, gone when the command ends.
set -euo pipefail
bin=$(dirname "$(command -v initdb || ls -1 /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -1)") || true
if [ ! -x "$bin/initdb" ]; then
  echo "PostgreSQL ontbreekt op deze machine: installeer de server (initdb, pg_ctl) en probeer het opnieuw." >&2
  [ "${CI:-}" = true ] && exit 1 || exit 0
fi
folder=$(mktemp -d)
port=${VERBAND_TEST_POSTGRES_PORT:-54329}
as() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "$*"; else sh -c "$*"; fi; }
[ "$(id -u)" = 0 ] && chown postgres "$folder"
stop() { as "$bin/pg_ctl -D $folder/data -m immediate stop" >/dev/null 2>&1 || true; rm -rf "$folder"; }
trap stop EXIT
as "$bin/initdb -D $folder/data -A trust -U verband" >/dev/null
# The server is thrown away: nothing has to survive a crash, and small tests gain nothing by plans that are compiled.
quick="-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off"
as "$bin/pg_ctl -D $folder/data -w -o '-p $port -k $folder $quick -c listen_addresses=127.0.0.1' -l $folder/log start" >/dev/null
VERBAND_DATABASE_URL="postgresql://verband@127.0.0.1:$port/postgres" "$@"
