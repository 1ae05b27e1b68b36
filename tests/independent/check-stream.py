#!/usr/bin/env python3
"""Checks a swupd update stream without any code of the factory: python3, openssl and (for zstd packs) zstd.

usage: check-stream.py UPDATE_DIRECTORY ROOT_CERTIFICATE FORMAT [VERSION] [--skip BUNDLE]... [--at UNIX_SECONDS]

Verifies signatures, then recomputes the hashes of manifests, fullfiles and zero packs of a version (default: the latest).
"""
import argparse, hashlib, hmac, io, os, struct, subprocess, sys, tarfile

parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument("update"), parser.add_argument("root"), parser.add_argument("format"), parser.add_argument("version", nargs="?")
parser.add_argument("--skip", action="append", default=[]), parser.add_argument("--at")
options = parser.parse_args()
problems, counts = [], dict(signatures=0, manifests=0, entries=0, fullfiles=0, packs=0, members=0)


def path(*parts):
    return os.path.join(options.update, *map(str, parts))


def read(*parts):
    with open(path(*parts), "rb") as file:
        return file.read()


def swupd_hash(mode, uid, gid, size, chunks):
    inner = hmac.new(struct.pack("<5Q", mode, uid, gid, 0, size), b"", hashlib.sha256).hexdigest()
    outer = hmac.new(inner.encode(), b"", hashlib.sha256)
    for chunk in chunks:
        outer.update(chunk)
    return outer.hexdigest()


def hash_of(tar, member):
    if member.isdir():
        return swupd_hash(0o040000 | member.mode, member.uid, member.gid, 0, [b"DIRECTORY"])
    if member.issym():
        target = member.linkname.encode("utf-8", "surrogateescape")
        return swupd_hash(0, member.uid, member.gid, len(target), [target])
    file = tar.extractfile(member)
    return swupd_hash(0o100000 | member.mode, member.uid, member.gid, member.size, iter(lambda: file.read(1 << 20), b""))


def open_tar(name):
    with open(name, "rb") as file:
        magic = file.read(4)
    if magic == b"\x28\xb5\x2f\xfd":
        plain = subprocess.run(["zstd", "-dcq", name], check=True, stdout=subprocess.PIPE).stdout
        return tarfile.open(fileobj=io.BytesIO(plain), encoding="utf-8")
    return tarfile.open(name, encoding="utf-8")


def signed(content, signature):
    command = ["openssl", "smime", "-verify", "-binary", "-inform", "DER", "-in", path(signature), "-content", path(content),
               "-CAfile", options.root, "-purpose", "any", "-out", os.devnull] + (["-attime", options.at] if options.at else [])
    result = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    counts["signatures"] += 1
    if result.returncode:
        problems.append(f"{content}: signature refused: {result.stderr.strip().splitlines()[-1]}")


def manifest(version, name):
    with open_tar(path(version, f"Manifest.{name}.tar")) as tar:
        member = tar.getmember(f"Manifest.{name}")
        text, actual = tar.extractfile(member).read(), hash_of(tar, member)
    if text != read(version, f"Manifest.{name}"):
        problems.append(f"{version}/Manifest.{name}: not what its tar holds")
    counts["manifests"] += 1
    body = text.decode().split("\n\n", 1)[1]
    return [line.split("\t") for line in body.splitlines()], actual


def check_members(name, expected, prefix):
    members = set()
    with open_tar(name) as tar:
        for member in tar:
            if member.name in ("delta", "staged"):
                continue
            members.add(member.name)
            if prefix + hash_of(tar, member) != member.name:
                problems.append(f"{name}: {member.name} has another hash")
            counts["members"] += 1
    if members != {prefix + hash for hash in expected}:
        problems.append(f"{name}: holds {len(members)} members, {len(expected)} expected, or others")


try:
    latest = f"version/format{options.format}/latest"
    version = options.version or read(latest).decode().strip()
    signed(latest, latest + ".sig")
    signed("version/latest_version", "version/latest_version.sig")
    signed(f"{version}/Manifest.MoM", f"{version}/Manifest.MoM.sig")
    fullfiles = set()
    for flags, hash, bundle_version, bundle in manifest(version, "MoM")[0]:
        entries, actual = manifest(bundle_version, bundle)
        if actual != hash:
            problems.append(f"{bundle_version}/Manifest.{bundle}: hash {actual}, MoM says {hash}")
        if bundle in options.skip:
            continue
        present = [entry for entry in entries if entry[0][1] not in "dg"]
        counts["entries"] += len(present)
        fullfiles |= {(entry[2], entry[1]) for entry in present}
        zero = path(bundle_version, f"pack-{bundle}-from-0.tar")
        if present or os.path.exists(zero):
            check_members(zero, {entry[1] for entry in present}, "staged/")
            counts["packs"] += 1
    for file_version, hash in sorted(fullfiles):
        check_members(path(file_version, "files", hash + ".tar"), {hash}, "")
        counts["fullfiles"] += 1
except Exception as error:  # whatever tarfile, lzma, zlib or the file system object to
    problems.append(f"{type(error).__name__}: {error}")

print("  ".join(f"{name} {count}" for name, count in counts.items()))
for problem in problems:
    print("PROBLEM", problem)
sys.exit(1 if problems else 0)
