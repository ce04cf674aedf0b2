/* SPDX-License-Identifier: EUPL-1.2 */
#include "storm.h"

#include <errno.h>
#include <glib.h>
#include <sqlite3.h>
#include <string.h>

#define FILES_MAX 8

enum moment_kind { MOMENT_WRITE, MOMENT_TRUNCATE, MOMENT_SYNC, MOMENT_DELETE };

struct moment {
	enum moment_kind kind;
	int file;
	sqlite3_int64 offset; /* or the new size */
	GBytes *bytes;        /* of a write */
	bool for_good;        /* of a deletion: the folder was synced too */
};

/* The one storm. */
static struct {
	sqlite3_vfs vfs;
	sqlite3_vfs *real;
	char *folder;
	bool heed_sync;
	char *name[FILES_MAX];        /* of the files, without the folder */
	GByteArray *begin[FILES_MAX]; /* what stood in them at first; NULL: not there */
	int file_count;
	GArray *moment;
	size_t fail_in; /* calls; 0: none fails */
	enum storm_failure failure;
	bool failed;
} storm;

struct storm_file {
	sqlite3_file base;
	int file; /* -1: a file of another folder, or one without a name */
	sqlite3_file *real;
};

/* --- one call that fails --- */

static bool fails(void)
{
	if (storm.fail_in == 0 || --storm.fail_in > 0)
		return false;
	storm.failed = true;
	errno = storm.failure == STORM_FULL ? ENOSPC : EIO;
	return true;
}

void storm_fail(size_t call, enum storm_failure failure)
{
	storm.fail_in = call;
	storm.failure = failure;
	storm.failed = false;
}

bool storm_failed(void)
{
	return storm.failed;
}

/* --- recording --- */

static int file_of(const char *path)
{
	char *folder;
	char *name;
	int file = 0;

	if (path == NULL)
		return -1;
	folder = g_path_get_dirname(path);
	name = g_path_get_basename(path);
	if (strcmp(folder, storm.folder) != 0) {
		file = -1;
	} else {
		while (file < storm.file_count && strcmp(storm.name[file], name) != 0)
			file++;
		if (file == storm.file_count) {
			assert_true(file < FILES_MAX);
			storm.name[storm.file_count++] = g_strdup(name);
		}
	}
	g_free(name);
	g_free(folder);
	return file;
}

static void record(enum moment_kind kind, int file, sqlite3_int64 offset,
    const void *bytes, size_t size, bool for_good)
{
	struct moment moment = {
		.kind = kind,
		.file = file,
		.offset = offset,
		.bytes = bytes == NULL ? NULL : g_bytes_new(bytes, size),
		.for_good = for_good,
	};

	if (file >= 0)
		g_array_append_val(storm.moment, moment);
}

size_t storm_moments(void)
{
	return storm.moment->len;
}

/* --- files --- */

static struct storm_file *ours(sqlite3_file *file)
{
	return (struct storm_file *)file;
}

static int storm_close(sqlite3_file *file)
{
	return ours(file)->real->pMethods->xClose(ours(file)->real);
}

static int storm_read(sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
	if (fails())
		return SQLITE_IOERR_READ;
	return ours(file)->real->pMethods->xRead(ours(file)->real, to, size, offset);
}

static int storm_write(
    sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
	struct storm_file *own = ours(file);
	int code;

	if (fails()) {
		/* A full disk may have taken the first half. */
		if (storm.failure == STORM_FULL)
			own->real->pMethods->xWrite(own->real, from, size / 2, offset);
		return storm.failure == STORM_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
	}
	code = own->real->pMethods->xWrite(own->real, from, size, offset);
	if (code == SQLITE_OK)
		record(MOMENT_WRITE, own->file, offset, from, (size_t)size, false);
	return code;
}

static int storm_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct storm_file *own = ours(file);
	int code;

	if (fails())
		return SQLITE_IOERR_TRUNCATE;
	code = own->real->pMethods->xTruncate(own->real, size);
	if (code == SQLITE_OK)
		record(MOMENT_TRUNCATE, own->file, size, NULL, 0, false);
	return code;
}

static int storm_sync(sqlite3_file *file, int flags)
{
	struct storm_file *own = ours(file);
	int code;

	if (fails())
		return SQLITE_IOERR_FSYNC;
	code = own->real->pMethods->xSync(own->real, flags);
	if (code == SQLITE_OK && storm.heed_sync)
		record(MOMENT_SYNC, own->file, 0, NULL, 0, false);
	return code;
}

static int storm_size(sqlite3_file *file, sqlite3_int64 *ret)
{
	if (fails())
		return SQLITE_IOERR_FSTAT;
	return ours(file)->real->pMethods->xFileSize(ours(file)->real, ret);
}

static int storm_lock(sqlite3_file *file, int level)
{
	if (fails())
		return SQLITE_IOERR_LOCK;
	return ours(file)->real->pMethods->xLock(ours(file)->real, level);
}

static int storm_unlock(sqlite3_file *file, int level)
{
	return ours(file)->real->pMethods->xUnlock(ours(file)->real, level);
}

static int storm_check_lock(sqlite3_file *file, int *ret)
{
	return ours(file)->real->pMethods->xCheckReservedLock(ours(file)->real, ret);
}

static int storm_control(sqlite3_file *file, int what, void *argument)
{
	/* What the last failed call said: ours never reached the system. */
	if (what == SQLITE_FCNTL_LAST_ERRNO && storm.failed) {
		*(int *)argument = storm.failure == STORM_FULL ? ENOSPC : EIO;
		return SQLITE_OK;
	}
	return ours(file)->real->pMethods->xFileControl(ours(file)->real, what, argument);
}

static int storm_sector(sqlite3_file *file)
{
	return ours(file)->real->pMethods->xSectorSize(ours(file)->real);
}

static int storm_traits(sqlite3_file *file)
{
	return ours(file)->real->pMethods->xDeviceCharacteristics(ours(file)->real);
}

static int storm_map(
    sqlite3_file *file, int region, int size, int extend, void volatile **ret)
{
	if (fails())
		return SQLITE_IOERR_SHMMAP;
	return ours(file)->real->pMethods->xShmMap(
	    ours(file)->real, region, size, extend, ret);
}

static int storm_lock_map(sqlite3_file *file, int offset, int count, int flags)
{
	if ((flags & SQLITE_SHM_LOCK) != 0 && fails())
		return SQLITE_IOERR_SHMLOCK;
	return ours(file)->real->pMethods->xShmLock(
	    ours(file)->real, offset, count, flags);
}

static void storm_barrier(sqlite3_file *file)
{
	ours(file)->real->pMethods->xShmBarrier(ours(file)->real);
}

static int storm_unmap(sqlite3_file *file, int remove)
{
	return ours(file)->real->pMethods->xShmUnmap(ours(file)->real, remove);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = storm_close,
	.xRead = storm_read,
	.xWrite = storm_write,
	.xTruncate = storm_truncate,
	.xSync = storm_sync,
	.xFileSize = storm_size,
	.xLock = storm_lock,
	.xUnlock = storm_unlock,
	.xCheckReservedLock = storm_check_lock,
	.xFileControl = storm_control,
	.xSectorSize = storm_sector,
	.xDeviceCharacteristics = storm_traits,
	.xShmMap = storm_map,
	.xShmLock = storm_lock_map,
	.xShmBarrier = storm_barrier,
	.xShmUnmap = storm_unmap,
};

static int storm_open(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *ret_flags)
{
	struct storm_file *own = ours(file);
	int code;

	(void)vfs;
	memset(own, 0, sizeof(*own));
	if (fails())
		return SQLITE_CANTOPEN;
	own->real = (sqlite3_file *)(own + 1);
	own->file = file_of(path);
	code = storm.real->xOpen(storm.real, path, own->real, flags, ret_flags);
	if (own->real->pMethods != NULL)
		own->base.pMethods = &methods;
	return code;
}

static int storm_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
	int code;

	(void)vfs;
	if (fails())
		return SQLITE_IOERR_DELETE;
	code = storm.real->xDelete(storm.real, path, sync_folder);
	if (code == SQLITE_OK)
		record(MOMENT_DELETE, file_of(path), 0, NULL, 0, sync_folder != 0);
	return code;
}

static int storm_access(sqlite3_vfs *vfs, const char *path, int flags, int *ret)
{
	(void)vfs;
	if (fails())
		return SQLITE_IOERR_ACCESS;
	return storm.real->xAccess(storm.real, path, flags, ret);
}

/* --- beginning and end --- */

static void remember(const char *name)
{
	char *path = g_build_filename(storm.folder, name, NULL);
	int file = file_of(path);
	size_t size;
	char *bytes = support_read_file(path, &size);

	storm.begin[file] = g_byte_array_new_take((guint8 *)bytes, size);
	g_free(path);
}

void storm_begin(const char *folder, bool heed_sync)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	assert_non_null(dir);
	memset(&storm, 0, sizeof(storm));
	storm.real = sqlite3_vfs_find(NULL);
	storm.folder = g_strdup(folder);
	storm.heed_sync = heed_sync;
	storm.moment = g_array_new(FALSE, FALSE, sizeof(struct moment));
	while ((name = g_dir_read_name(dir)) != NULL)
		remember(name);
	g_dir_close(dir);
	storm.vfs = *storm.real;
	storm.vfs.zName = "storm";
	storm.vfs.pNext = NULL;
	storm.vfs.szOsFile = (int)sizeof(struct storm_file) + storm.real->szOsFile;
	storm.vfs.xOpen = storm_open;
	storm.vfs.xDelete = storm_delete;
	storm.vfs.xAccess = storm_access;
	assert_int_equal(sqlite3_vfs_register(&storm.vfs, 1), SQLITE_OK);
}

void storm_end(void)
{
	storm.fail_in = 0;
	sqlite3_vfs_register(storm.real, 1);
	sqlite3_vfs_unregister(&storm.vfs);
}

void storm_clear(void)
{
	for (guint i = 0; i < storm.moment->len; i++) {
		struct moment *moment = &g_array_index(storm.moment, struct moment, i);

		if (moment->bytes != NULL)
			g_bytes_unref(moment->bytes);
	}
	g_array_free(storm.moment, TRUE);
	for (int file = 0; file < storm.file_count; file++) {
		if (storm.begin[file] != NULL)
			g_byte_array_unref(storm.begin[file]);
		g_free(storm.name[file]);
	}
	g_free(storm.folder);
	memset(&storm, 0, sizeof(storm));
}

/* --- what is found afterwards --- */

/* A file while the moments are gone through again. */
struct image {
	GByteArray *bytes;  /* what is there for good; NULL: nothing is */
	GPtrArray *pending; /* moments that were not synced yet */
};

static void resize(GByteArray *bytes, size_t size)
{
	size_t before = bytes->len;

	g_byte_array_set_size(bytes, (guint)size);
	if (size > before)
		memset(bytes->data + before, 0, size - before);
}

static void apply(GByteArray *bytes, size_t offset, const guint8 *from, size_t size)
{
	if (bytes->len < offset + size)
		resize(bytes, offset + size);
	memcpy(bytes->data + offset, from, size);
}

static bool happens(struct support_random *random, uint32_t percent)
{
	return support_random_below(random, 100) < percent;
}

/* Those sectors of a write that reached the disk. */
static void apply_sectors(struct support_random *random, GByteArray *bytes,
    const struct moment *moment, uint32_t percent, size_t sector)
{
	size_t offset = (size_t)moment->offset, size;
	const guint8 *from = g_bytes_get_data(moment->bytes, &size);
	size_t end = offset + size;

	for (size_t at = offset; at < end;) {
		size_t next = MIN((at / sector + 1) * sector, end);

		if (happens(random, percent))
			apply(bytes, at, from + (at - offset), next - at);
		at = next;
	}
}

static void settle(
    struct support_random *random, struct image *image, uint32_t percent, size_t sector)
{
	bool was_there = image->bytes != NULL;

	if (image->pending->len > 0 && !was_there)
		image->bytes = g_byte_array_new();
	for (guint i = 0; i < image->pending->len; i++) {
		const struct moment *moment = image->pending->pdata[i];

		if (moment->kind == MOMENT_WRITE)
			apply_sectors(random, image->bytes, moment, percent, sector);
		else if (moment->kind == MOMENT_TRUNCATE && happens(random, percent))
			resize(image->bytes, (size_t)moment->offset);
		else if (moment->kind == MOMENT_DELETE && happens(random, percent))
			resize(image->bytes, 0);
	}
	g_ptr_array_set_size(image->pending, 0);
}

static void go_through(
    struct support_random *random, struct image *image, const struct moment *moment)
{
	if (moment->kind == MOMENT_SYNC) {
		settle(random, image, 100, 1u << 20);
	} else if (moment->kind == MOMENT_DELETE && moment->for_good) {
		g_ptr_array_set_size(image->pending, 0);
		if (image->bytes != NULL)
			g_byte_array_unref(image->bytes);
		image->bytes = NULL;
	} else {
		g_ptr_array_add(image->pending, (void *)(uintptr_t)moment);
	}
}

static void write_image(const struct image *image, const char *folder, const char *name)
{
	char *path = g_build_filename(folder, name, NULL);

	/* The index of the journal lives in memory: whatever stands in its file is not
	 * believed by who comes first. */
	if (image->bytes != NULL && !g_str_has_suffix(name, "-shm"))
		support_write_file(path, image->bytes->data, image->bytes->len);
	g_free(path);
}

void storm_strike(struct support_random *random, size_t moment, const char *folder)
{
	/* Nothing that was not synced, everything, or some of it. */
	static const uint32_t shares[] = { 0, 15, 50, 85, 100 };
	uint32_t percent = shares[support_random_below(random, G_N_ELEMENTS(shares))];
	size_t sector = happens(random, 50) ? 512 : 4096;
	struct image image[FILES_MAX] = { 0 };

	for (int file = 0; file < storm.file_count; file++) {
		image[file].pending = g_ptr_array_new();
		if (storm.begin[file] != NULL) {
			image[file].bytes = g_byte_array_new();
			g_byte_array_append(image[file].bytes, storm.begin[file]->data,
			    storm.begin[file]->len);
		}
	}
	for (size_t i = 0; i < moment; i++) {
		const struct moment *each =
		    &g_array_index(storm.moment, struct moment, i);

		go_through(random, &image[each->file], each);
	}
	for (int file = 0; file < storm.file_count; file++) {
		settle(random, &image[file], percent, sector);
		write_image(&image[file], folder, storm.name[file]);
		if (image[file].bytes != NULL)
			g_byte_array_unref(image[file].bytes);
		g_ptr_array_free(image[file].pending, TRUE);
	}
}
