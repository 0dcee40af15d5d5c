# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Bad romfs images: a good one, changed where it hurts, by a seed.

An image is big-endian words: a superblock "-rom1fs-", its size, a checksum of
the first 512 bytes, a volume name; then file headers at multiples of 16: next
(its low four bits are the type), spec, size, checksum, name, data.  The driver
follows chains of `next` and of hard links until they end, so that a circle
never ends in any kernel; such circles are taken out again (unwind)."""
import random
import struct

HARD_LINK, DIRECTORY = 0, 1


def word(image, at):
    return struct.unpack_from(">I", image, at)[0]


def put(image, at, value):
    struct.pack_into(">I", image, at, value & 0xffffffff)


def pad(n):
    return (n + 15) & ~15


def name_end(image, at):
    end = image.find(b"\0", at)
    return pad(end + 1) if end >= 0 else len(image)


def headers(image):
    """Offsets of the file headers of a good image."""
    todo, seen = [name_end(image, 16)], []
    while todo:
        at = todo.pop()
        if not at or at + 16 > len(image) or at in seen:
            continue
        seen.append(at)
        todo.append(word(image, at) & ~15)
        if word(image, at) & 7 == DIRECTORY:
            todo.append(word(image, at + 4) & ~15)
    return sorted(seen)


def unwind(image):
    """Takes circles out of what the driver follows without an end."""
    todo, seen = [name_end(image, 16) if len(image) > 16 else 0], set()
    while todo:
        at = todo.pop()
        if not at or at + 16 > len(image) or at in seen:
            continue
        seen.add(at)
        after = word(image, at) & ~15
        if after and after <= at:
            put(image, at, word(image, at) & 15)
        todo.append(word(image, at) & ~15)
        if word(image, at) & 7 == HARD_LINK:
            hops, to = 0, at
            while (to + 16 <= len(image) and word(image, to) & 7 == HARD_LINK
                   and hops < 8):
                to = word(image, to + 4) & ~15
                hops += 1
            if hops == 8:
                put(image, at, word(image, at) & ~15 | 2)
        todo.append(word(image, at + 4) & ~15)


def checksum(image):
    """Makes that of the superblock right."""
    n = min(512, len(image)) & ~3
    if n >= 16:
        put(image, 12, 0)
        put(image, 12, -sum(word(image, i) for i in range(0, n, 4)))


def interesting(r, image):
    return r.choice((0, 1, 15, 16, 127, 128, 129, 0x7fffffff, 0x80000000,
                     0xfffffff0, 0xffffffff, len(image), len(image) - 1,
                     len(image) + 16, r.randrange(len(image)),
                     pad(r.randrange(len(image)))))


def change(r, image, files):
    """One change in place; returns the image (a shorter one when cut)."""
    at = r.choice(files)
    what = r.randrange(9)
    if what == 0:
        put(image, at, interesting(r, image) & ~15 | word(image, at) & 15)
    elif what == 1:
        put(image, at, word(image, at) & ~15 | r.randrange(16))
    elif what == 2:
        put(image, at + 4, interesting(r, image))
    elif what == 3:
        put(image, at + 8, interesting(r, image))
    elif what == 4:			# a name without an end, or a long one
        n = min(r.choice((1, 16, 127, 128, 129, 400)), len(image) - at - 16)
        image[at + 16:at + 16 + n] = b"x" * n
    elif what == 5:
        image[r.randrange(len(image))] = r.randrange(256)
    elif what == 6:
        put(image, r.choice((0, 4, 8, 12, 16)), interesting(r, image))
    elif what == 7:
        for _ in range(r.randrange(1, 40)):
            image[r.randrange(len(image))] ^= 1 << r.randrange(8)
    else:
        return image[:r.randrange(1, len(image))]
    return image


def mutate(good, seed):
    r = random.Random(seed)
    image, files = bytearray(good), headers(good)
    for _ in range(r.choice((1, 1, 1, 2, 3, 8))):
        image = change(r, image, [f for f in files if f + 32 <= len(image)]
                       or [0]) if len(image) > 64 else image
    if r.randrange(4):
        put(image, 8, min(word(image, 8), len(image))) \
            if len(image) > 12 and r.randrange(2) else None
    if len(image) >= 32:
        unwind(image)
    if r.randrange(8):
        checksum(image)
    return bytes(image)
