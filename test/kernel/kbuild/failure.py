# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Point 24: what a build leaves when it does not come to its end."""
import json
import os
import re
import shutil
import signal
import subprocess
import time

from tests import point
from tree import expect, run

TESTS = []
WHERE = "fs/"


def forget(tree):
    """Everything in WHERE has to be made again."""
    for name in tree.found(""):
        if name.startswith(WHERE) and name.endswith((".o", ".o.cmd", ".a",
                                                     ".saner.json")):
            os.unlink(tree.file(name))


def nothing_half(tree, what):
    """No temporary; each object, report and list of dependencies whole."""
    for name in tree.found(""):
        if not name.startswith(WHERE):
            continue
        base = os.path.basename(name)
        expect(not base.endswith(".tmp"), "%s: left %s" % (what, name))
        if base.endswith(".o"):
            r = run(["readelf", "-hS", tree.file(name)])
            expect(r.status == 0 and not r.err, "%s: half of %s" % (what, name))
        if base.endswith(".saner.json"):
            json.loads(tree.read(name))
        if base.endswith(".o.d"):
            expect(tree.read(name).endswith("\n"),
                   "%s: half of %s" % (what, name))


def heals(b, tree, what):
    """The next make comes to what an undisturbed one does."""
    nothing_half(tree, what)
    tree.must("-j2", WHERE)
    count = 0
    for obj in tree.objects():
        if obj.startswith(WHERE) and not obj.startswith(WHERE + "autofs"):
            expect(tree.bytes(obj) == b.ours.bytes(obj),
                   "%s: another %s" % (what, obj))
            with open(tree.report(obj)) as f, open(b.ours.report(obj)) as g:
                expect(f.read() == g.read(), "%s: another report of %s"
                       % (what, obj))
            count += 1
    expect(count > 20, "only %d objects" % count)


def workers(b):
    """Running saners: (the compiles, their children that analyse)."""
    exe, ours = os.path.realpath(b.saner), {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.readlink("/proc/%s/exe" % pid) == exe:
                with open("/proc/%s/stat" % pid) as f:
                    ours[pid] = f.read().rsplit(")", 1)[1].split()[1]
        except OSError:
            pass
    children = [int(p) for p in ours if ours[p] in ours]
    return [int(p) for p in ours if ours[p] not in ours], children


def started(tree, b):
    return subprocess.Popen(
        tree.words("-j2", WHERE), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
        env=dict(tree.environment(""), TMPDIR=b.path("tmp")))


def kill_some(b, build, which, most):
    killed = 0
    while build.poll() is None and killed < most:
        for pid in workers(b)[which][:1]:
            try:
                os.kill(pid, signal.SIGKILL)
                killed += 1
                time.sleep(0.3)
            except ProcessLookupError:
                pass
        time.sleep(0.002)
    return killed


def analysis_killed(b, tree):
    forget(tree)
    build = started(tree, b)
    killed = kill_some(b, build, 1, 3)
    said = build.communicate()[0]
    expect(build.returncode == 0, "analysis killed: " + said[-300:])
    warned = re.findall(r"warning: saner: compiled without checks: "
                        r"internal-error \(signal 9", said)
    # a child that was at its end is no loss
    expect(killed == 3 and 1 <= len(warned) <= 3, "analysis killed %d times, "
           "%d warnings" % (killed, len(warned)))
    nothing_half(tree, "analysis killed")


def compile_killed(b, tree):
    forget(tree)
    build = started(tree, b)
    kill_some(b, build, 0, 1)
    said = build.communicate()[0]
    expect(build.returncode != 0, "a compile killed, and make is content")
    expect(re.search(r"Killed|Error", said), "not a word: " + said[-300:])
    heals(b, tree, "compile killed")


def empty_tmp(b):
    shutil.rmtree(b.path("tmp"), ignore_errors=True)
    os.makedirs(b.path("tmp"))


def interrupted(b, tree):
    forget(tree)
    empty_tmp(b)        # who was killed could not clean up
    build = started(tree, b)
    while build.poll() is None and not workers(b)[0]:
        time.sleep(0.002)
    time.sleep(1.0)
    os.killpg(build.pid, signal.SIGINT)
    said = build.communicate()[0]
    expect(build.returncode != 0, "interrupted, and make is content")
    expect("nterrupt" in said, "not a word: " + said[-300:])
    expect(not os.listdir(b.path("tmp")), "left in $TMPDIR: %s"
           % os.listdir(b.path("tmp")))
    heals(b, tree, "interrupted")


def two_builds(b, tree):
    forget(tree)
    builds = [started(tree, b) for _ in range(2)]
    for build in builds:
        said = build.communicate()[0]
        # Kbuild itself may lose a file to the other one, and says so
        expect(build.returncode == 0 or re.search(r"Error|error", said),
               "two builds: not a word: " + said[-300:])
        expect("saner: internal" not in said, said[-300:])
    heals(b, tree, "two builds")


def full_disk(b, tree):
    """The tree on a disk with room for a few objects more."""
    forget(tree)
    place = b.path("disk")
    os.makedirs(place)
    used = sum(os.lstat(tree.file(n)).st_blocks for n in tree.found("")) // 2
    subprocess.run(["mount", "-t", "tmpfs", "-o",
                    "size=%dk" % (used * 2 + 65536), "none", place],
                   check=True)
    try:
        small = tree.copy(os.path.join(place, "tree"))
        filler = os.path.join(place, "filler")
        free = os.statvfs(place)
        with open(filler, "wb") as f:
            f.write(bytes((free.f_bavail - 100) * free.f_frsize))
        r = small.make(WHERE)
        expect(r.status != 0 and "No space left" in r.err,
               "full disk: %d: %s" % (r.status, r.err[-300:]))
        nothing_half(small, "full disk")
        os.unlink(filler)
        heals(b, small, "full disk")
    finally:
        subprocess.run(["umount", place], check=True)


@point(TESTS, 24, slow=True)
def failures(b):
    """A killed analysis costs a unit its checks, a killed compile, a full
    disk, an interrupt the build; nothing half written stays, and the next
    make comes to what an undisturbed one does."""
    tree = b.copy("o24")
    empty_tmp(b)
    for step in (analysis_killed, compile_killed, interrupted, two_builds,
                 full_disk):
        step(b, tree)
    shutil.rmtree(tree.path)
    return "five ways"
