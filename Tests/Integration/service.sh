# shellcheck shell=bash
# Sourced by the integration scripts: starts a server to put checks to, and counts them.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
server_pid=
passed=0
failed=0

clean_up() {
    if [ -n "$server_pid" ]; then
        kill -INT "$server_pid" 2>/dev/null || true
        wait "$server_pid" 2>/dev/null || true
    fi
    rm -rf "$scratch"
}
trap clean_up EXIT

# server_binary: prints the path of a release server, which it builds unless SERVER names one.
server_binary() {
    if [ -n "${SERVER:-}" ]; then
        echo "$SERVER"
        return
    fi
    swift build --package-path "$root" -c release --product server >&2
    echo "$(swift build --package-path "$root" -c release --show-bin-path)/server"
}

# python_tools NAME REQUIREMENTS: prints the path of a Python that has what the file of requirements names.
python_tools() {
    local tools=$root/.build/$1
    [ -d "$tools" ] || python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --disable-pip-version-check -r "$root/Tests/Integration/$2" >&2
    echo "$tools/bin/python"
}

# start_server: starts a server of the shipped models on a free port, to end with the script, and sets base_url.
start_server() {
    local binary
    binary=$(server_binary)
    : >"$scratch/server"
    "$binary" --models "$root/models" --port 0 >"$scratch/server" 2>&1 &
    server_pid=$!
    for _ in $(seq 100); do
        base_url=$(sed -n 's/.*listening on \(http[^ ]*\) .*/\1/p' "$scratch/server")
        [ -n "$base_url" ] && return
        kill -0 "$server_pid" 2>/dev/null || break
        sleep 0.1
    done
    echo "The server did not start:" >&2
    cat "$scratch/server" >&2
    exit 1
}

# verdict STATUS TEXT: counts a check that ended with STATUS and tells its outcome.
verdict() {
    if [ "$1" -eq 0 ]; then
        passed=$((passed + 1))
        printf '  ok      %s\n' "$2"
    else
        failed=$((failed + 1))
        printf '  FAILED  %s\n' "$2"
    fi
}

# finish: the closing line, and the exit status that goes with it.
finish() {
    printf '\n%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ]
    exit
}
