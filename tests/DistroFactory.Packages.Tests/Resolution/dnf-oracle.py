"""Asks dnf 4 what it would install into an empty root. One JSON object a line in, one a line out, in one process."""
import json
import os
import sys
import tempfile

import dnf


def solve(case, work):
    base = dnf.Base()
    conf = base.conf
    conf.installroot = os.path.join(work, "root")
    conf.cachedir = os.path.join(work, "cache")
    conf.persistdir = os.path.join(work, "persist")
    conf.logdir = os.path.join(work, "log")
    os.makedirs(conf.logdir, exist_ok=True)
    conf.reposdir = []
    conf.install_weak_deps = False
    conf.best = False
    conf.module_platform_id = "platform:x"
    conf.substitutions["arch"] = "x86_64"
    conf.substitutions["basearch"] = "x86_64"
    conf.substitutions["releasever"] = "1"
    repo = dnf.repo.Repo(case["id"], conf)
    repo.baseurl = ["file://" + case["repository"]]
    base.repos.add(repo)
    base.fill_sack(load_system_repo=True)
    try:
        for name in case["names"]:
            base.install(name)
        base.resolve()
        return {"install": sorted(str(package) for package in base.transaction.install_set)}
    except dnf.exceptions.Error as error:
        return {"error": str(error)}
    finally:
        base.close()


def main():
    with tempfile.TemporaryDirectory() as work:
        for line in sys.stdin:
            print(json.dumps(solve(json.loads(line), work)), flush=True)


main()
