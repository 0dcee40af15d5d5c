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


class Part:
    """A folder of a copy of the tree, which is built again and again."""

    def __init__(self, b, tree):
        self.b, self.tree = b, tree
        self.where, self.least = b.few(("kernel/irq/", 7), ("fs/", 40))
        self.temporary = b.path("tmp")

    def names(self):
        return [n for n in self.tree.found("") if n.startswith(self.where)]

    def forget(self):
        """Everything in the folder has to be made again; who was killed
        could not clean up."""
        shutil.rmtree(self.temporary, ignore_errors=True)
        os.makedirs(self.temporary)
        for name in self.names():
            if name.endswith((".o", ".o.cmd", ".a", ".saner.json")):
                os.unlink(self.tree.file(name))

    def whole(self, what):
        """No temporary; each object, report and list of dependencies whole."""
        for name in self.names():
            base = os.path.basename(name)
            expect(not base.endswith(".tmp"), "%s: left %s" % (what, name))
            if base.endswith(".o"):
                r = run(["readelf", "-hS", self.tree.file(name)])
                expect(r.status == 0 and not r.err,
                       "%s: half of %s" % (what, name))
            if base.endswith(".saner.json"):
                json.loads(self.tree.read(name))
            if base.endswith(".o.d"):
                expect(self.tree.read(name).endswith("\n"),
                       "%s: half of %s" % (what, name))

    def heals(self, what):
        """The next make comes to what an undisturbed one does."""
        tree, ours, count = self.tree, self.b.ours, 0
        self.whole(what)
        tree.must("-j2", self.where)
        for obj in tree.objects():
            if not obj.startswith(self.where) or "/autofs/" in obj:
                continue
            expect(tree.bytes(obj) == ours.bytes(obj),
                   "%s: another %s" % (what, obj))
            with open(tree.report(obj)) as f, open(ours.report(obj)) as g:
                expect(f.read() == g.read(), "%s: another report of %s"
                       % (what, obj))
            count += 1
        expect(count >= self.least, "only %d objects" % count)

    def start(self):
        return subprocess.Popen(
            self.tree.words("-j2", self.where), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
            # a shell's background job begins with the signal ignored
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            env=dict(self.tree.environment(""), TMPDIR=self.temporary))

    def workers(self):
        """Running saners: (the compiles, their children that analyse)."""
        exe, ours = os.path.realpath(self.b.saner), {}
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                if os.readlink("/proc/%s/exe" % pid) == exe:
                    with open("/proc/%s/stat" % pid) as f:
                        ours[pid] = f.read().rsplit(")", 1)[1].split()[1]
            except OSError:
                pass
        children = [int(p) for p in ours if ours[p] in ours]
        return [int(p) for p in ours if ours[p] not in ours], children

    def kill(self, build, which, most):
        killed = 0
        while build.poll() is None and killed < most:
            for pid in self.workers()[which][:1]:
                try:
                    os.kill(pid, signal.SIGKILL)
                    killed += 1
                    time.sleep(0.3)
                except ProcessLookupError:
                    pass
            time.sleep(0.002)
        return killed


def analysis_killed(part):
    build = part.start()
    killed = part.kill(build, 1, 3)
    said = build.communicate()[0]
    expect(build.returncode == 0, "analysis killed: " + said[-300:])
    warned = re.findall(r"warning: saner: compiled without checks: "
                        r"internal-error \(signal 9", said)
    # a child that was at its end is no loss
    expect(killed == 3 and 1 <= len(warned) <= 3, "analysis killed %d times, "
           "%d warnings" % (killed, len(warned)))
    part.whole("analysis killed")


def compile_killed(part):
    build = part.start()
    part.kill(build, 0, 1)
    said = build.communicate()[0]
    expect(build.returncode != 0, "a compile killed, and make is content")
    expect(re.search(r"Killed|Error", said), "not a word: " + said[-300:])
    part.heals("compile killed")


def interrupted(part):
    build = part.start()
    while build.poll() is None and not part.workers()[1]:
        time.sleep(0.002)
    os.killpg(build.pid, signal.SIGINT)
    said = build.communicate()[0]
    expect(build.returncode != 0, "interrupted, and make is content")
    expect("nterrupt" in said, "not a word: " + said[-300:])
    left = os.listdir(part.temporary)
    expect(not left, "left in $TMPDIR: %s" % left)
    part.heals("interrupted")


def two_builds(part):
    builds = [part.start() for _ in range(2)]
    for build in builds:
        said = build.communicate()[0]
        # Kbuild itself may lose a file to the other one, and says so
        expect(build.returncode == 0 or re.search(r"Error|error", said),
               "two builds: not a word: " + said[-300:])
        expect("saner: internal" not in said, said[-300:])
    part.heals("two builds")


def full_disk(part):
    """The tree on a disk with room for a few objects more."""
    tree, place = part.tree, part.b.path("disk")
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
            f.write(bytes((free.f_bavail - part.b.few(30, 100)) * free.f_frsize))
        r = small.make(part.where)
        expect(r.status != 0 and "No space left" in r.err,
               "full disk: %d: %s" % (r.status, r.err[-300:]))
        on_disk = Part(part.b, small)
        on_disk.whole("full disk")
        os.unlink(filler)
        on_disk.heals("full disk")
    finally:
        subprocess.run(["umount", place], check=True)


@point(TESTS, 24)
def failures(b):
    """A killed analysis costs a unit its checks, a killed compile, a full
    disk, an interrupt the build; nothing half written stays, and the next
    make comes to what an undisturbed one does."""
    part = Part(b, b.copy("o24"))
    for step in (analysis_killed, compile_killed, interrupted, two_builds,
                 full_disk):
        part.forget()
        step(part)
    shutil.rmtree(part.tree.path)
    return "five ways"
