#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The audit of the facts: random programs (gen.py) are run over their graph,
and every value, pointer and read is held against what the facts claim.

    run.py [--count N] [--seed S]

Closed programs are compiled with gcc too and must print the same numbers: the
graph means what C means.  Open ones, five times each, meet random memory and
functions that are not there.
"""
import argparse
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parents[2]
BUILD = pathlib.Path(os.environ.get("SANER_BUILD", "build/release"))
ROOT = "/usr/lib/llvm-22"


def build(out):
    """The auditor, from the libraries of the build."""
    tool = out / "audit"
    flags = ["-std=gnu11", "-D_GNU_SOURCE", "-O1", "-g", "-I."]
    if "saner" in (BUILD / "CMakeCache.txt").read_text() and \
            "SANER_SANITIZE:BOOL=ON" in (BUILD / "CMakeCache.txt").read_text():
        flags += ["-fsanitize=address,undefined"]
    libs = [BUILD / "libsaner-checker.a", BUILD / "libsaner-frontend.a"]
    subprocess.run(["gcc", *flags, "-o", tool, HERE / "main.c",
                    HERE / "interp.c", "-Wl,--start-group", *libs,
                    "-Wl,--end-group", f"-L{ROOT}/lib", "-lclang",
                    "-lcjson", f"-Wl,-rpath,{ROOT}/lib"],
                   cwd=TOP, check=True)
    return tool


def generate(seed, out, *mode):
    name = out / f"{seed}{''.join(mode)}.c"
    text = subprocess.run([sys.executable, "-B", HERE / "gen.py", str(seed),
                           *mode], check=True, capture_output=True).stdout
    name.write_bytes(text)
    return name


def audit(tool, name, runs):
    r = subprocess.run([tool, name, str(runs)], capture_output=True,
                       text=True, timeout=120)
    lines = r.stdout.splitlines()
    ends = [l for l in lines if ":" in l]
    numbers = [l for l in lines if ":" not in l]
    return r.returncode, numbers, ends, r.stderr


def held(ends):
    return sum(int(l.split()[1]) for l in ends)


def plain(exe):
    """What the program prints; None when it does not end in time."""
    try:
        return subprocess.run([exe], capture_output=True, text=True,
                              timeout=20, check=True).stdout.splitlines()
    except subprocess.TimeoutExpired:
        return None


def closed(tool, seed, out):
    """None, or what is wrong; and how many facts were held."""
    name = generate(seed, out)
    exe = name.with_suffix(".exe")
    subprocess.run(["gcc", "-w", "-O1", "-fwrapv", "-o", exe, name],
                   check=True)
    want = plain(exe)
    exe.unlink()
    status, got, ends, err = audit(tool, name, 1)
    if status:
        return (ends or [err])[-1], 0
    if ends[-1].startswith("unsupported"):
        return ends[-1], 0
    if want is None:
        print(f"seed {seed}: runs long, its output is not compared",
              flush=True)
        return None, held(ends)
    # one that was stopped for its length has printed the beginning
    if ends[-1].startswith("stopped"):
        want = want[:len(got)]
    if want != got:
        return "other output than gcc's", 0
    return None, held(ends)


def open_(tool, seed, out):
    status, _, ends, err = audit(tool, generate(seed, out, "open"), 5)
    if status or any(l.startswith("unsupported") for l in ends):
        return (ends or [err])[-1], 0
    return None, held(ends)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--count", type=int, default=60)
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    os.chdir(TOP)
    out = (BUILD / "audit").resolve()
    out.mkdir(parents=True, exist_ok=True)
    tool = build(out)
    passed = failed = facts = 0
    for seed in range(args.seed, args.seed + args.count):
        for kind in (closed, open_):
            wrong, n = kind(tool, seed, out)
            facts += n
            if wrong is None:
                passed += 1
            else:
                failed += 1
                print(f"FAIL: seed {seed} {kind.__name__.strip('_')}: {wrong}",
                      flush=True)
    if facts == 0:
        print("no fact was held against anything")
        failed += 1
    if os.environ.get("SANER_COUNTS"):
        pathlib.Path(os.environ["SANER_COUNTS"]).write_text(
            f"{passed} {failed}\n")
    print(f"{facts} facts held")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
