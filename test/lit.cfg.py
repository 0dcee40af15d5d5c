# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""lit: which files are tests and what the words of their RUN lines mean.

test/README.md has the list.  $SANER_BUILD is the build tree that is tested.
"""
import os
import sys

import lit.formats

top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
build = os.path.join(top, os.environ.get("SANER_BUILD", "build/release"))
llvm = "/usr/lib/llvm-22/bin"
saner = os.path.join(build, "bin/saner")
expect = "%s -B %s/test/expect.py %s %s" % (
    sys.executable, top, saner, os.path.join(llvm, "FileCheck"))

config.name = "saner"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".c", ".test"]
config.test_source_root = os.path.dirname(os.path.abspath(__file__))
config.test_exec_root = os.path.join(build, "lit")
# Suites with drivers of their own, and what tests include.
config.excludes = ["Inputs", "run", "csmith", "complete", "identity",
                   "kernel", "bench", "unit", "fuzz", "mutation"]

for name in ("HOME", "XDG_CACHE_HOME", "SANER_CACHE", "ASAN_OPTIONS",
             "UBSAN_OPTIONS"):
    if name in os.environ:
        config.environment[name] = os.environ[name]
config.environment["PATH"] = os.pathsep.join(
    [os.path.join(build, "bin"), llvm, os.environ["PATH"]])

if not os.path.exists(saner):
    lit_config.fatal("%s is not built" % saner)

# The longer of two words that begin alike has to come first.
config.substitutions += [
    ("%saner_cc", os.path.join(build, "bin/saner-cc")),
    ("%saner", saner),
    ("%gcc", "gcc-12"),
    ("%clang", "clang-22"),
    ("%FileCheck", os.path.join(llvm, "FileCheck")),
    ("%split_file", os.path.join(llvm, "split-file")),
    ("%not", os.path.join(llvm, "not")),
    ("%reject", expect + " reject"),
    ("%accept", expect + " accept"),
    ("%top", top),
]
config.available_features.add("dev" if build.endswith("dev") else "release")
