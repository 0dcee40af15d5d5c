# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Boots a kernel in QEMU with a module and a list of jobs; returns its log."""

import os
import re
import shutil
import subprocess

TIMEOUT = 600           # seconds for one boot; a normal one takes under 20
# On a machine that is busy the emulated timer ticks too late for the kernel's
# test of it, which then panics: no_timer_check leaves the test out.
OPTIONS = "console=ttyS0 loglevel=5 printk.devkmsg=on panic=-1 no_timer_check "
STAMP = re.compile(r"^\[ *\d+\.\d+\](?:\[ *[TC]\d+\])? ?")

INIT = """#!/busybox sh
/busybox mount -t devtmpfs none /dev
for support in /support/*.ko; do
	[ -e $support ] && /busybox insmod $support
done
/busybox insmod /chardev.ko key={key} || echo "boot: no module" > /dev/kmsg
/attack {key} {jobs}
if [ -e /support/saner.ko ]; then
	/busybox mount -t debugfs none /debug
	while read line; do
		echo "boot: unit: $line" > /dev/kmsg
	done < /debug/saner/units
fi
echo "boot: done" > /dev/kmsg
/busybox poweroff -f
"""


class BootFailed(Exception):
    pass


def initramfs(folder, module, attack, support, key, jobs):
    """Writes folder/initramfs and returns its path."""
    root = os.path.join(folder, "root")
    shutil.rmtree(root, ignore_errors=True)
    for name in ("dev", "support", "debug"):
        os.makedirs(os.path.join(root, name))
    shutil.copy("/bin/busybox", os.path.join(root, "busybox"))
    shutil.copy(module, os.path.join(root, "chardev.ko"))
    shutil.copy(attack, os.path.join(root, "attack"))
    for path in support:
        shutil.copy(path, os.path.join(root, "support"))
    init = os.path.join(root, "init")
    with open(init, "w") as f:
        f.write(INIT.format(key=key, jobs=" ".join(jobs)))
    os.chmod(init, 0o755)
    names = []
    for base, folders, files in os.walk(root):
        names += [os.path.relpath(os.path.join(base, n), root)
                  for n in folders + files]
    image = os.path.join(folder, "initramfs")
    with open(image, "wb") as f:
        subprocess.run(["cpio", "--quiet", "-o", "-H", "newc"], cwd=root,
                       input="\n".join(sorted(names)).encode(), stdout=f,
                       check=True)
    return image


def boot_once(kernel, image, log, append):
    """One boot; returns the lines of the kernel's log without their stamps."""
    command = ["qemu-system-x86_64", "-accel", "tcg", "-m", "256", "-smp", "1",
               "-nodefaults", "-no-user-config", "-no-reboot",
               "-display", "none", "-serial", "file:" + log,
               "-kernel", kernel, "-initrd", image, "-append",
               OPTIONS + append]
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, timeout=TIMEOUT,
                       check=True)
    except subprocess.TimeoutExpired:
        pass                    # the log shows how far it came
    with open(log, errors="replace") as f:
        return [STAMP.sub("", line.rstrip()) for line in f]


def boot(kernel, folder, module, attack, jobs, key, append="", support=()):
    """
    Runs all jobs, in as many boots as it takes: a job that takes the kernel
    down is followed by a new boot for those after it.  Returns the lines of
    all boots.
    """
    os.makedirs(folder, exist_ok=True)
    lines, left, boots = [], list(jobs), 0
    while left:
        image = initramfs(folder, module, attack, support, key, left)
        boots += 1
        log = os.path.join(folder, "console-%d.log" % boots)
        new = boot_once(kernel, image, log, append)
        lines += new
        if "boot: no module" in new:
            raise BootFailed("the module does not load: see " + log)
        if "boot: done" in new:
            return lines
        begun = [w for w in left if "attack: begin " + w in new]
        if not begun:
            why = [n for n in new if n.startswith("Kernel panic")]
            raise BootFailed("the kernel does not come up: %ssee %s" %
                             ("".join(n + "; " for n in why[:1]), log))
        lines.append("attack: end %s: kernel down" % begun[-1])
        left = left[left.index(begun[-1]) + 1:]
    return lines
