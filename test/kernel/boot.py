# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Boots a kernel: User-mode Linux as a process, x86 in QEMU."""
import os
import random
import resource
import shutil
import subprocess
import time

from tree import HERE, fail

# Modules that hang or panic in the plain kernel, too.
NOT_LOADED = ("test_lockup.ko", "test_vmalloc.ko")
SEED = 5
IMAGES = ("romfs", "squashfs", "ext4", "iso9660", "vfat")
# Those that the kernel of an architecture mounts, and how it stops.
MOUNTED = {"um": IMAGES, "x86_64": ("romfs",)}
STOP = {"um": "poweroff", "x86_64": "reboot"}   # the latter ends QEMU


def fill(folder):
    """Files of many sizes and names, the same each time."""
    r = random.Random(SEED)
    for sub in ("", "a", "a/b", "a/b/a long name with blanks", "c"):
        os.makedirs(os.path.join(folder, sub), exist_ok=True)
        for i in range(12):
            n = r.choice((0, 1, 100, 1023, 1024, 5000, 65536, 70001))
            data = (bytes(r.randrange(256) for _ in range(n)) if i % 2
                    else (b"line %d\n" % i * (n // 8 + 1))[:n])
            name = "file%02d%s" % (i, "" if i % 3 else "-with-a-long-name.txt")
            with open(os.path.join(folder, sub, name), "wb") as f:
                f.write(data)


def images(folder):
    """One image of each file system, made by the distribution's tools."""
    files = os.path.join(folder, "files")
    if os.path.exists(os.path.join(folder, "vfat.img")):
        return
    shutil.rmtree(folder, ignore_errors=True)
    fill(files)
    for words in (
            ["genromfs", "-f", "romfs.img", "-d", "files"],
            ["mksquashfs", "files", "squashfs.img", "-noappend", "-quiet",
             "-no-progress"],
            ["mkfs.ext4", "-q", "-d", "files", "ext4.img", "8M"],
            ["genisoimage", "-quiet", "-J", "-R", "-o", "iso9660.img", "files"],
            ["truncate", "-s", "8M", "vfat.part"],
            ["mkfs.vfat", "vfat.part"],
            ["mcopy", "-i", "vfat.part", "-s"] + [
                "files/" + n for n in sorted(os.listdir(files))] + ["::"],
            ["mv", "vfat.part", "vfat.img"]):
        try:
            p = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
        except FileNotFoundError:
            fail("%s not found: install genromfs squashfs-tools e2fsprogs "
                 "genisoimage dosfstools mtools" % words[0])
        if p.returncode:
            fail("%s: %s" % (" ".join(words), p.stdout))


def root(tree, folder):
    """What the kernel finds as its root: busybox, the modules, the tests."""
    shutil.rmtree(folder, ignore_errors=True)
    modules = os.path.join(folder, "lib/modules", tree.release())
    for sub in ("bin", "proc", "sys", "tmp", "dev", "etc", "mnt", "images"):
        os.makedirs(os.path.join(folder, sub))
    os.makedirs(modules)
    shutil.copy("/bin/busybox", folder + "/bin")
    names = subprocess.run(["/bin/busybox", "--list"], check=True, text=True,
                           stdout=subprocess.PIPE).stdout.split()
    for name in names:
        if name != "busybox":
            os.symlink("busybox", os.path.join(folder, "bin", name))
    shutil.copy(os.path.join(HERE, "init.sh"), folder + "/init")
    with open(folder + "/quick", "w") as f:
        f.write("#!/bin/busybox sh\n/bin/busybox %s -f\n" % STOP[tree.arch])
    for name in ("init", "quick"):
        os.chmod(os.path.join(folder, name), 0o755)
    subprocess.run(["gcc-12", "-static", "-O1", "-Wall", "-Wextra", "-Werror",
                    "-o", folder + "/bin/workload",
                    os.path.join(HERE, "workload.c")], check=True)
    loaded = []
    for path in tree.modules():
        shutil.copy(path, modules)
        if os.path.basename(path) not in NOT_LOADED:
            loaded.append(os.path.basename(path))
    for name in ("order", "builtin", "builtin.modinfo"):
        open(os.path.join(modules, "modules." + name), "w").close()
    subprocess.run(["depmod", "-b", folder, tree.release()], check=True)
    with open(folder + "/etc/modules", "w") as f:
        f.write("\n".join(sorted(loaded)) + "\n")
    with open(folder + "/etc/stop", "w") as f:
        f.write(STOP[tree.arch] + "\n")
    with open(folder + "/etc/images", "w") as f:
        for letter, name in zip("bcdef", MOUNTED[tree.arch]):
            f.write("%s %s\n" % (name, "/dev/ubd" + letter if tree.arch == "um"
                                 else "/images/%s.img" % name))


def wait(p, log, limit):
    """Until the kernel ends; raises when it says nothing for `limit` seconds,
    or does not end in ten times that.  It may take its time as long as it gets
    on: the machine may be busy."""
    began = since = time.monotonic()
    size = 0
    while True:
        try:
            return p.wait(min(5, limit / 4))
        except subprocess.TimeoutExpired:
            now = time.monotonic()
            if os.path.getsize(log) > size and now - began < 10 * limit:
                size, since = os.path.getsize(log), now
            elif now - since > limit:
                raise


def run_command(command, log, limit, begun=None):
    """Runs until it ends: whether it had to be stopped.  The console is a
    file: a pipe that is full loses lines.  `begun` is given the process."""
    with open(log, "wb") as out:
        p = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out,
                             stderr=subprocess.STDOUT, start_new_session=True)
        try:
            if begun:
                begun(p)
            wait(p, log, limit)
        except BaseException as e:
            os.killpg(p.pid, 9)
            p.wait()
            if not isinstance(e, subprocess.TimeoutExpired):
                raise
            return True
    return False


def run_kernel(kernel, folder, log, words, limit, begun=None):
    """Runs the User-mode Linux in the folder `kernel` on the root `folder`
    until it powers off: (its console, whether it had to be stopped)."""
    command = [kernel + "/linux", "mem=512M", "rootfstype=hostfs",
               "rootflags=" + folder, "rw", "init=/init", "con=null",
               "con0=null,fd:1", "printk.devkmsg=on"] + list(words)
    late = run_command(command, log, limit, begun)
    with open(log, errors="replace") as f:
        return f.read(), late


def initramfs(folder, images_folder, name):
    """The root `folder`, with the images as files, as an archive."""
    for kind in MOUNTED["x86_64"]:
        shutil.copy("%s/%s.img" % (images_folder, kind), folder + "/images")
    names = subprocess.run(["find", "."], cwd=folder, check=True,
                           stdout=subprocess.PIPE).stdout
    with open(name, "wb") as f:
        subprocess.run(["cpio", "--quiet", "-o", "-H", "newc"], cwd=folder,
                       input=names, stdout=f, check=True)


def run_qemu(tree, folder, images_folder, log, words, limit):
    """As run_kernel().  The timer of an emulated machine ticks late when the
    host is busy, so the kernel's test of it is left out."""
    initramfs(folder, images_folder, folder + ".cpio")
    late = run_command(
        ["qemu-system-x86_64", "-accel", "tcg,thread=multi", "-smp", "2",
         "-m", "512", "-nodefaults", "-no-user-config", "-no-reboot",
         "-display", "none", "-serial", "stdio", "-kernel", tree.image(),
         "-initrd", folder + ".cpio", "-append", " ".join(
             ["console=ttyS0 printk.devkmsg=on panic=-1 no_timer_check"] +
             [w.replace("init=", "rdinit=") for w in words])], log, limit)
    with open(log, errors="replace") as f:
        return f.read(), late


def disks(images_folder):
    return ["ubd%sr=%s/%s.img" % (letter, images_folder, name)
            for letter, name in zip("bcdef", IMAGES)]


def boot(tree, folder, images_folder, log, words=(), limit=600, begun=None):
    """Boots with the images as disks; (console, CPU seconds)."""
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    if tree.arch == "um":
        text, _ = run_kernel(tree.folder, folder, log,
                             disks(images_folder) + list(words), limit, begun)
    else:
        text, _ = run_qemu(tree, folder, images_folder, log, words, limit)
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    return text, (now.ru_utime + now.ru_stime - began.ru_utime
                  - began.ru_stime)
