# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles a unit with the runtime's text around it and runs its cases.

    runtime.py BUILD/bin/saner FILE.c

FILE.c is what stands behind the prelude: its sites, and

    static void run(int n);

with the cases 0, 1, ...  Each case is run twice in one process, which then
writes "done".  Expected is, from comments of FILE.c,

    EXPECT 0                nothing is reported
    EXPECT 1: TEXT          this line; MODE in it is "hard" or "soft"

The unit is compiled by gcc and clang, at -O0 and -O2, hard and soft, for a
process and (against a _printk of our own) for a kernel.  In hard mode a
reported case must end by the runtime's own stop, before "done"; in soft mode
it reports once and goes on.  With a line HOSTED it is no kernel's matter.
"""
import itertools
import os
import re
import signal
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
WARNINGS = ["-Wall", "-Wextra", "-Wshadow", "-Wstrict-prototypes",
            "-Wcast-qual", "-Wwrite-strings", "-Wvla", "-Wpedantic",
            "-Wconversion", "-Werror"]
COMPILERS = ["gcc-12", "clang-22"]
LEVELS = ["-O0", "-O2"]

MAIN = """
# 1 "main.c" 3
extern int atoi(const char *), puts(const char *), fflush(void *);
int main(int argc, char **argv)
{
	int n = argc > 1 ? atoi(argv[1]) : 0;

	run(n);
	run(n);
	puts("done");
	return fflush((void *)0);
}
"""

# A kernel's _printk: the level goes, a place in the code is "CODE".
PRINTK = """
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
int _printk(const char *fmt, ...);
int _printk(const char *fmt, ...)
{
	char plain[512], *at;
	va_list args;

	if (fmt[0] != 1 || fmt[1] != '3')
		return fprintf(stderr, "no level\\n");
	strcpy(plain, fmt + 2);
	at = strstr(plain, "%pB");
	va_start(args, fmt);
	if (at) {
		/* %p stands after two or three strings: print up to it */
		*at = 0;
		vfprintf(stderr, plain, args);
		va_end(args);
		fputs("CODE", stderr);
		va_start(args, fmt);
		for (char *p = plain; (p = strchr(p, '%')); p++)
			if (p[1] == 'l')
				(void)va_arg(args, unsigned long);
			else
				(void)va_arg(args, char *);
		(void)va_arg(args, void *);
		vfprintf(stderr, at + 3, args);
	} else {
		vfprintf(stderr, plain, args);
	}
	va_end(args);
	return 0;
}
"""


def pieces():
    """Those that stand in any unit: what the unit declares does not matter."""
    text = open(os.path.join(TOP, "runtime/abi.def")).read()
    rows = re.findall(r'^PIECE\((\w+),\s*"([^"]+)",\s*0\)', text, re.M)
    assert len(rows) >= 6, "abi.def has no pieces"
    return rows


def prelude(kernel, hard):
    """The text before a unit; of the kernel's stops the one without tables."""
    wanted = {"SITE", "INLINE"} | ({"KERNEL", "WORDS", "PRINT", "STOP"}
                                   if kernel else {"HOSTED"})
    files = [name for where, name in pieces() if where in wanted]
    out = "enum { __saner_hard = %d, __saner_asks = 0 };\n" % hard
    for name in files:
        with open(os.path.join(TOP, "runtime", name)) as f:
            out += '# 1 "saner/%s"\n' % name + f.read()
    return out


def sites(text):
    """The site table: SITE(rule, what, size, writes) lines of the unit."""
    rows = re.findall(r'^// SITE: (\S+) (\S+) (\d+) (\d)$', text, re.M)
    assert rows, "no SITE lines"
    out = []
    for i, (rule, what, size, writes) in enumerate(rows):
        what = '"%s"' % what.replace("_", " ") if what != "-" else "0"
        out.append('{ .file = "unit.c", .function = "f", .property = "%s",'
                   ' .rule = "%s", .what = %s, .line = %d, .number = %d,'
                   ' .size = %s, .writes = %s, .hits = 0, .unknown = 0 }' %
                   (rule.split("-")[0], rule, what, 10 + i, i + 1, size,
                    writes))
    return "static struct __saner_site __saner_sites[] = {\n%s\n};\n" % (
        ",\n".join(out))


def expected(text, kernel, hard):
    cases = {}
    for n, line in re.findall(r"^// EXPECT (\d+)(?:: ?(.*))?$", text, re.M):
        cases.setdefault(int(n), [])
        if line:
            cases[int(n)].append(line)
    assert cases, "no EXPECT lines"
    for n, lines in cases.items():
        lines[:] = [line.replace("MODE", "hard" if hard else "soft")
                    for line in lines]
        if kernel and lines:
            lines[0] = lines[0].replace(" in f at", " in CODE at")
            lines[1] = lines[1].replace("; mode", " of f; mode")
    return cases


def compiled(command):
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 0, done.stderr


def build(folder, cc, level, kernel, hard, text, source, other):
    unit = os.path.join(folder, "unit.i")
    program = os.path.join(folder, "program")
    with open(unit, "w") as f:
        f.write(prelude(kernel, hard) + sites(text) +
                '# 1 "%s"\n' % source + text + MAIN)
    compiled([cc, level, *WARNINGS, unit, other, "-pthread", "-o", program])
    return program


def kernel_log(folder):
    """The object that stands for the kernel's log."""
    name = os.path.join(folder, "printk.c")
    with open(name, "w") as f:
        f.write(PRINTK)
    compiled(["gcc-12", "-Wno-format", "-c", name, "-o", name + ".o"])
    return name + ".o"


def run_case(program, n, lines, kernel, hard):
    """What is wrong, or ""."""
    ended = subprocess.run([program, str(n)], stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, text=True)
    got = ended.stderr.splitlines()
    if got != lines:
        return "reported %r, expected %r" % (got, lines)
    stopped = bool(lines) and hard
    status = 0
    if stopped:
        status = -signal.SIGILL if kernel else -signal.SIGABRT
    if ended.returncode != status:
        return "ended with %d, expected %d" % (ended.returncode, status)
    if (ended.stdout == "done\n") == stopped:
        return "%s" % ("went on" if stopped else "did not get to its end")
    return ""


def ways(text):
    homes = (False,) if "\n// HOSTED\n" in text else (False, True)
    return itertools.product(COMPILERS, LEVELS, homes, (False, True))


def main():
    library = os.path.join(os.path.dirname(os.path.dirname(sys.argv[1])),
                           "lib/saner/libsaner_rt.a")
    source = sys.argv[2]
    with open(source) as f:
        text = f.read()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        log = kernel_log(folder)
        for cc, level, kernel, hard in ways(text):
            program = build(folder, cc, level, kernel, hard, text, source,
                            log if kernel else library)
            for n, lines in expected(text, kernel, hard).items():
                what = run_case(program, n, lines, kernel, hard)
                if what:
                    print("%s %s %s %s, case %d: %s" % (
                        cc, level, "kernel" if kernel else "hosted",
                        "hard" if hard else "soft", n, what))
                    wrong += 1
    return 1 if wrong else 0


sys.exit(main())
