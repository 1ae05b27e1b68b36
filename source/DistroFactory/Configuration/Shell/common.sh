# What a config.sh and a script of a config repository may call and read: the functions of the original pipelines, by the same names and to the
# same effect. The factory lays this file where these pipelines had theirs, as common.sh one folder above SCRIPT_DIR.
# shellcheck shell=bash disable=SC2034

LIB_DIR=${LIB_DIR:-$(dirname "$(realpath "${BASH_SOURCE[0]}")")}

# Messages. LOG_DOMAIN is put before each line, LOG_INDENT counts how deep it is.

log_line() { # TEXT [DEPTH]
    local blanks=''
    [[ -z ${1:-} ]] || printf -v blanks '%*s' $((4 * (${LOG_INDENT:-0} + ${2:-0}))) ''
    printf '%s%s%s\n' "${LOG_DOMAIN:+[$LOG_DOMAIN] }" "$blanks" "${1:-}"
}

log() { # TITLE [TEXT [DEPTH]]
    case $# in
        0 | 1) log_line "${1:-}" ;;
        *)
            log_line "$1:" "${3:-0}"
            log_line "$2" $((${3:-0} + 1))
            ;;
    esac
}

stage() { log_line "=== ${1^^}"; }

section() {
    log_line
    log_line "== $1 =="
}

__factory_message() { # KIND TITLE [TEXT [DEPTH]]
    if [[ -n ${3:-} ]]; then
        log "[$1] $2" "$3" "${4:-0}"
    else
        log "[$1] $2"
    fi
}

info() { __factory_message INFO "$@"; }
warn() { __factory_message WARN "$@"; }
error() { __factory_message ERROR "$@"; }

run_and_log() { # COMMAND...; LOG_METHOD: 0 to files, 1 to files and on, 2 on, else nowhere
    if (($# == 0)); then
        error "run_and_log: no command is given"
        return 1
    fi
    local to="$LOG_DIR/${LOG_NAME:-$1}"
    mkdir -p "$LOG_DIR"
    case ${LOG_METHOD:-0} in
        0) "$@" > "$to.log" 2> "${to}_err.log" ;;
        1) "$@" > >(tee "$to.log") 2> >(tee "${to}_err.log") ;;
        2) "$@" ;;
        *) "$@" &> /dev/null ;;
    esac
}

# What must be there.

__factory_assert() { # WHAT NAME TEST...
    local what=$1 name=$2
    shift 2
    "$@" > /dev/null 2>&1 && return
    error "there is no $what '$name'"
    exit 1
}

assert_dep() { __factory_assert command "$1" command -v "$1"; }
assert_dir() { __factory_assert directory "$1" test -d "$1"; }
assert_file() { __factory_assert file "$1" test -f "$1"; }

function_exists() { [[ $(type -t "$1") == function ]]; }

silentkill() { # PROCESS [SIGNAL]
    kill "${2:--KILL}" "$1" > /dev/null 2>&1 || true
}

# Variables that pass from script to script, a file each.

var_save() { # NAME
    if (($# != 1)); then
        error "var_save: give the name of one variable"
        return 1
    fi
    local file="${VARS_DIR:?"it names no folder"}/$1"
    if [[ -v $1 ]]; then
        mkdir -p "$VARS_DIR"
        printf '%s\n' "${!1}" > "$file"
    else
        rm -f "$file"
    fi
}

var_load() { # NAME
    if (($# != 1)); then
        error "var_load: give the name of one variable"
        return 1
    fi
    if [[ -f $VARS_DIR/$1 ]]; then
        declare -g "$1=$(< "$VARS_DIR/$1")"
    fi
}

var_load_all() {
    local file
    for file in "$VARS_DIR"/*; do
        [[ ! -f $file ]] || var_load "${file##*/}"
    done
}

# Repositories.

fetch_git_repo() { # ADDRESS FOLDER
    if (($# != 2)); then
        error "fetch_git_repo: give an address and a folder"
        return 1
    fi
    if [[ -d $2 ]]; then
        log_line "Bringing it up to date" 1
        git -C "$2" fetch --quiet --prune --prune-tags origin
        git -C "$2" reset --quiet --hard origin/master
    else
        log_line "Cloning it" 1
        git clone --quiet "$1" "$2"
    fi
    log_line "$(git -C "$2" remote get-url origin) ($(git -C "$2" rev-parse --short HEAD))" 1
}

fetch_config_repo() { # The factory has fetched it already.
    log_line "The config repository"
    assert_file ./config/config.sh
    log_line "It is there." 1
}

# Versions. What the factory knows is in the environment of its scripts; these ask where a script runs without.

__factory_ask() { # PATH
    curl "$CLR_PUBLIC_DL_URL/$1" || true
}

get_upstream_version() {
    CLR_LATEST=${CLR_LATEST:-$(__factory_ask latest)}
    if [[ -z $CLR_LATEST ]]; then
        error "The upstream says no latest version" "$CLR_PUBLIC_DL_URL"
        exit 2
    fi
    CLR_FORMAT=$(__factory_ask "update/$CLR_LATEST/format")
    if [[ -z $CLR_FORMAT ]]; then
        error "The upstream says no format of version $CLR_LATEST" "$CLR_PUBLIC_DL_URL"
        exit 2
    fi
}

get_distro_version() {
    DISTRO_LATEST=$(cat "$STAGING_DIR/latest" 2> /dev/null || true)
    if [[ -z $DISTRO_LATEST ]]; then
        info "Nothing is staged yet" "$STAGING_DIR"
        DISTRO_FORMAT=${CLR_FORMAT:-1} DISTRO_UP_FORMAT=${CLR_FORMAT:-}
        return
    fi
    DISTRO_FORMAT=$(cat "$STAGING_DIR/update/$DISTRO_LATEST/format" 2> /dev/null || true)
    if [[ -z $DISTRO_FORMAT ]]; then
        error "The stage says no format of version $DISTRO_LATEST" "$STAGING_DIR"
        exit 2
    fi
    [[ $IS_DOWNSTREAM == true ]] || return 0
    if ((${#DISTRO_LATEST} < 4)); then
        error "The staged version $DISTRO_LATEST is built upon no upstream version" "$STAGING_DIR"
        exit 2
    fi
    DISTRO_UP_VERSION=${DISTRO_LATEST:0:-3} DISTRO_DOWN_VERSION=${DISTRO_LATEST: -3}
    DISTRO_UP_FORMAT=$(__factory_ask "update/$DISTRO_UP_VERSION/format")
    if [[ -z $DISTRO_UP_FORMAT ]]; then
        error "The upstream says no format of version $DISTRO_UP_VERSION" "$CLR_PUBLIC_DL_URL"
        exit 2
    fi
}

get_latest_versions() {
    get_upstream_version
    get_distro_version
}

calc_mix_version() {
    if [[ $IS_DOWNSTREAM != true ]]; then
        local steps=1
        [[ -z ${DISTRO_LATEST:-} || $FORMAT_BUMP != true ]] || steps=2
        MIX_VERSION=$((${DISTRO_LATEST:-0} + steps * MIX_INCREMENT)) MIX_FORMAT=$((${DISTRO_FORMAT:-1} + steps - 1))
        return
    fi
    if [[ -z ${DISTRO_LATEST:-} ]] || ((CLR_LATEST > DISTRO_UP_VERSION)); then
        MIX_VERSION=$((CLR_LATEST * 1000 + MIX_INCREMENT))
    elif ((CLR_LATEST < DISTRO_UP_VERSION)); then
        error "There is no next version" "Upstream $CLR_LATEST is older than $DISTRO_UP_VERSION, which is built upon already."
        exit 1
    else
        MIX_VERSION=$((DISTRO_LATEST + MIX_INCREMENT))
        if ((MIX_VERSION % 1000 == 0)); then
            error "There is no next version" "Those of upstream $CLR_LATEST are used up."
            exit 1
        fi
    fi
    MIX_UP_VERSION=${MIX_VERSION:0:-3} MIX_DOWN_VERSION=${MIX_VERSION: -3} MIX_FORMAT=${DISTRO_FORMAT:-1}
}

# Commands.

curl() { command curl --silent --fail "$@"; }

koji_cmd() { # Tries ten times, for downloads fail now and then.
    local said tries
    for tries in {1..10}; do
        said=$(koji "$@" 2> /dev/null) || continue
        [[ -z $said ]] || printf '%s\n' "$said"
        return 0
    done
    [[ -z $said ]] || printf '%s\n' "$said"
    return 1
}

# shellcheck disable=SC2086 # Several options.
mixer_cmd() { mixer ${MIXER_OPTS:-} "$@"; }

# shellcheck disable=SC2086 # Several options.
sudo_mixer_cmd() { sudo -E mixer ${MIXER_OPTS:-} "$@"; }
