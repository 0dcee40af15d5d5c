#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A compiler that makes empty objects of C files, for a tree of which only the
commands are wanted: make CC="record.py gcc-12" leaves each unit's command in its
.cmd file at a tenth of the time.  All else the real compiler does: probes,
assembly, and the units that other files are generated from."""
import os
import subprocess
import sys


def main():
    words = sys.argv[1:]
    inputs = [w for w in words[1:] if w.endswith(".c")]
    if "-c" not in words or len(inputs) != 1 or "-o" not in words:
        os.execvp(words[0], words)
    output = words[words.index("-o") + 1]
    for w in words:
        if w.startswith("-Wp,-MMD,"):
            with open(w[len("-Wp,-MMD,"):], "w") as f:
                f.write("%s: %s\n" % (output, inputs[0]))
    bits = [w for w in words if w in ("-m16", "-m32", "-m64")][-1:]
    p = subprocess.run([words[0], *bits, "-x", "c", "-c", "/dev/null", "-o",
                        output])
    return p.returncode


if __name__ == "__main__":
    sys.exit(main())
