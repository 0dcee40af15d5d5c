#!/bin/busybox sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# The first process of a kernel under test: everything that is tested after the
# boot, in a fixed order, between lines "test: NAME".  What a test says is in
# the kernel's log, which comes out on the same console.
bb=/bin/busybox
export PATH=/bin
$bb mount -t proc none /proc
$bb mount -t sysfs none /sys
$bb mount -t tmpfs none /tmp
$bb mount -t debugfs none /sys/kernel/debug
$bb mount -t devtmpfs none /dev 2>/dev/null ||
	{ $bb mount -t tmpfs none /dev && $bb mdev -s; }
echo 8 > /proc/sys/kernel/printk

say()
{
	echo "test: $*" > /dev/kmsg
}

# A name and its checks: one line a file, so that two kernels can be compared.
sums()
{
	(cd "$1" && find . -type f -print0 | sort -z | xargs -0 md5sum
	 find . -print0 | sort -z | xargs -0 stat -c '%n %s %F %a') | md5sum
}

image()
{
	say "image $1"
	if mount -t "$1" -o ro "$2" /mnt; then
		echo "result: $1 $(sums /mnt)" > /dev/kmsg
		umount /mnt
	else
		echo "result: $1 not mounted" > /dev/kmsg
	fi
}

# Until the host has read the counters (count.py), where it wants to.
pause()
{
	[ -d /count ] || return
	: > "/count/$1"
	while [ -e "/count/$1" ]; do sleep 0.1; done
}

modules()
{
	for m in $(cat /etc/modules); do
		say "module $m"
		modprobe "${m%.ko}"
		rmmod "${m%.ko}" 2>/dev/null
	done
}

# The counters of a kernel compiled for gcov, for the host, when it asks.
coverage()
{
	[ -d /coverage ] || return
	cd /sys/kernel/debug/gcov
	find . -name '*.gcda' | while read -r f; do
		mkdir -p "/coverage/${f%/*}"
		cat "$f" > "/coverage/$f"
	done
	cd /
}

modules
while read -r kind place; do
	image "$kind" "$place"
done < /etc/images
pause begin
say "workload"
/bin/workload /tmp /dev/kmsg
echo "result: workload ended $?" > /dev/kmsg
pause end
pause off
coverage
say "end"
$bb $(cat /etc/stop) -f
