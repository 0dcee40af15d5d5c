// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/driver/home.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "frontend/base/fail.h"
#include "frontend/driver/output.h"

#define CURRENT "current"

void home_find(struct home *h)
{
	char self[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);

	if (len <= 0)
		die("cannot read /proc/self/exe");
	self[len] = '\0';
	/* .../bin/saner-cc: two levels up */
	for (int level = 0; level < 2; level++) {
		char *slash = strrchr(self, '/');

		if (slash)
			*slash = '\0';
	}
	h->root = text_of("%s/", self);
	h->tool = text_of("%sbin/saner", h->root);
	h->share = text_of("%sshare/saner/", h->root);
	h->markers = text_of("%smarkers.h", h->share);
	h->contracts = text_of("%scontracts/", h->share);
	h->runtime = text_of("%slib/saner/libsaner_rt.a", h->root);
}

/* ---- contracts ------------------------------------------------------ */

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void add_folder(const char *folder, struct words *files)
{
	struct dirent **entries;
	int n = scandir(folder, &entries, is_visible, alphasort);

	for (int i = 0; i < n; i++) {
		char *path = text_of("%s%s", folder, entries[i]->d_name);
		struct stat st;

		if (stat(path, &st) != 0)
			st.st_mode = 0;
		if (S_ISDIR(st.st_mode)) {
			char *inner = text_of("%s/", path);

			add_folder(inner, files);
			free(inner);
		}
		if (S_ISREG(st.st_mode))
			words_add(files, path);
		else
			free(path);
		free(entries[i]);
	}
	if (n >= 0)
		free(entries);
}

void home_contracts(const struct home *h, struct words *files)
{
	add_folder(h->contracts, files);
}

/* ---- the stamp ------------------------------------------------------ */

static uint64_t hash_word(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 29;
}

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;
	uint64_t word;

	hash = hash_word(hash, len);
	for (; len >= sizeof(word); len -= sizeof(word), at += sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		hash = hash_word(hash, word);
	}
	word = 0;
	memcpy(&word, at, len);
	return hash_word(hash, word);
}

/* The content of @path; a file that is not there counts as such. */
static uint64_t hash_file(uint64_t hash, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *bytes;

	if (fd < 0)
		return hash_word(hash, 1);
	if (fstat(fd, &st) == 0 && st.st_size > 0) {
		bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
			     fd, 0);
		if (bytes != MAP_FAILED) {
			hash = hash_bytes(hash, bytes, (size_t)st.st_size);
			munmap(bytes, (size_t)st.st_size);
		}
	}
	close(fd);
	return hash;
}

static uint64_t hash_all(const struct home *h)
{
	uint64_t hash = hash_file(0, h->tool);
	struct words files = { 0 };

	hash = hash_file(hash, h->markers);
	home_contracts(h, &files);
	for (size_t i = 0; i < files.n; i++) {
		const char *name = files.at[i] + strlen(h->contracts);

		hash = hash_bytes(hash, name, strlen(name));
		hash = hash_file(hash, files.at[i]);
	}
	return hash;
}

/* Stamps of older tools. */
static void drop_others(const char *folder, const char *name)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir)
		return;
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.' &&
		    strcmp(entry->d_name, CURRENT) != 0 &&
		    strcmp(entry->d_name, name) != 0)
			unlinkat(dirfd(dir), entry->d_name, 0);
	closedir(dir);
}

static bool holds(const char *path, const char *name)
{
	size_t length;
	char *text = output_read(path, &length);
	bool same = text && length == strlen(name) + 1 &&
		    strncmp(text, name, length - 1) == 0;

	free(text);
	return same;
}

/* `current` last: whoever reads it finds the other. */
static bool write_stamp(const struct stamp *s, const char *folder,
			const char *name)
{
	char *text = text_of("%s\n", name);

	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return false;
	if (!output_write(s->named, text, strlen(text)) ||
	    !output_write(s->current, text, strlen(text)))
		return false;
	drop_others(folder, name);
	return true;
}

static bool stamp_in(const char *folder, const char *name, struct stamp *s)
{
	s->current = text_of("%s" CURRENT, folder);
	s->named = text_of("%s%s", folder, name);
	if (access(s->named, R_OK) == 0 && holds(s->current, name))
		return true;
	return write_stamp(s, folder, name);
}

/* A folder of our own for this installation under the user's cache. */
static char *cache_folder(const struct home *h)
{
	const char *cache = getenv("XDG_CACHE_HOME");
	const char *user = getenv("HOME");
	char *base, *mine;

	if (cache && cache[0] == '/')
		base = text_of("%s", cache);
	else if (user)
		base = text_of("%s/.cache", user);
	else
		return NULL;
	mine = text_of("%s/saner", base);
	mkdir(base, 0777);
	mkdir(mine, 0777);
	return text_of("%s/stamp-%016llx/", mine, (unsigned long long)
		       hash_bytes(0, h->root, strlen(h->root)));
}

bool home_stamp(const struct home *h, struct stamp *s)
{
	char *name = text_of("%016llx", (unsigned long long)hash_all(h));
	char *folder;

	if (stamp_in(text_of("%sstamp/", h->share), name, s))
		return true;
	folder = cache_folder(h);
	return folder && stamp_in(folder, name, s);
}
