# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How a test is written: a function of the bench, under @point or @named.

It raises tree.Failed with what is wrong; a text that it returns is printed
beside "ok".
"""
import collections

Test = collections.namedtuple("Test", "number name title run")


def point(tests, number):
    def add(f):
        tests.append(Test(number, str(number), "point %d" % number, f))
        return f
    return add


def named(tests, name):
    def add(f):
        tests.append(Test(99, name, name, f))
        return f
    return add
