# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""count_memory.py PROGRAM SCRATCH: what test/kernel/count.py reads from the
memory of PROGRAM, which waits for its input to end after a line of output, is
what PROGRAM itself says at its end: each access, and the sum."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "../../kernel"))
import count


def start(program, env):
    p = subprocess.Popen([program], stdin=subprocess.PIPE, text=True, env=env,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    p.stdout.readline()
    return p


def main():
    program, scratch = sys.argv[1:]
    own, read = scratch + ".own", scratch + ".read"
    if os.path.exists(own):
        os.remove(own)
    p = start(program, dict(os.environ, SANER_COUNT=own))
    rows = list(count.Memory(p.pid, program).rows())
    p.communicate()
    count.write(rows, read)
    with open(own) as a, open(read) as b:
        if a.read() != b.read():
            sys.exit("%s and %s differ" % (own, read))
    said = start(program, dict(os.environ)).communicate()[1].splitlines()
    text = count.told(count.total(rows, count.SUM))[0]
    if not rows or said[0] != ("saner: executed accesses: %s [null,bounds]" %
                               text):
        sys.exit("%s\n%s" % (said[0], text))


main()
