/* Loaded before the C library (LD_PRELOAD): writes down every write-side call on files below a folder, in their order
 * and with their bytes, so that a test can play power cuts with them. What the program says on stdout is written down
 * among them.
 *
 * TRACE_PATH  only calls on files below this folder are written down
 * TRACE_FILE  where to
 *
 * A record: operation (4 bytes), number of the file (8), place in it (8), sizes of the two byte strings that follow
 * (4 and 4), in the machine's order. "-shm" files, which need not outlive a power cut, are left out.
 */
#include "shim.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum operation { WRITE = 1, RESIZE, SYNC, CREATE, RENAME, UNLINK, MKDIR, SYNC_FOLDER, SAID };

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static const char *traced;
static int trace = -1;

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("TRACE_FILE");
    traced = getenv("TRACE_PATH");
    if (path)
        trace = REAL(open)(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static int below(const char *path)
{
    if (trace < 0 || !traced || !path || strncmp(path, traced, strlen(traced)) != 0)
        return 0;
    const size_t size = strlen(path);
    return size < 4 || strcmp(path + size - 4, "-shm") != 0;
}

static int counts(int fd)
{
    char path[4096];
    return path_of(fd, path, sizeof path) > 0 && below(path);
}

static uint64_t number_of(int fd)
{
    struct stat found;
    return fstat(fd, &found) == 0 ? (uint64_t)found.st_ino : 0;
}

static void put(const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size > 0) {
        const ssize_t done = REAL(write)(trace, at, size);
        if (done <= 0)
            abort();
        at += done;
        size -= (size_t)done;
    }
}

static void note(enum operation operation, uint64_t file, int64_t place, const void *one, size_t one_size,
                 const char *two)
{
    struct __attribute__((packed)) {
        uint32_t operation;
        uint64_t file;
        int64_t place;
        uint32_t sizes[2];
    } head = {operation, file, place, {(uint32_t)one_size, two ? (uint32_t)strlen(two) : 0}};
    put(&head, sizeof head);
    put(one, one_size);
    if (two)
        put(two, strlen(two));
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    const int said = fd == 1 && trace >= 0;
    if (!said && !counts(fd))
        return REAL(write)(fd, bytes, size);
    pthread_mutex_lock(&order);
    const ssize_t done = REAL(write)(fd, bytes, size);
    if (said)
        note(SAID, 0, 0, bytes, size, NULL);
    else if (done > 0)
        note(WRITE, number_of(fd), lseek(fd, 0, SEEK_CUR) - done, bytes, (size_t)done, NULL);
    pthread_mutex_unlock(&order);
    return done;
}

/* What goes through the C library's own buffers, which write past `write`. */
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file)
{
    if (file == stdout && trace >= 0) {
        pthread_mutex_lock(&order);
        note(SAID, 0, 0, bytes, size * count, NULL);
        pthread_mutex_unlock(&order);
    }
    return REAL(fwrite)(bytes, size, count, file);
}

#define PWRITE(name, type)                                                                                             \
    ssize_t name(int fd, const void *bytes, size_t size, type at)                                                      \
    {                                                                                                                  \
        if (!counts(fd))                                                                                               \
            return REAL(name)(fd, bytes, size, at);                                                                    \
        pthread_mutex_lock(&order);                                                                                    \
        const ssize_t done = REAL(name)(fd, bytes, size, at);                                                          \
        if (done > 0)                                                                                                  \
            note(WRITE, number_of(fd), at, bytes, (size_t)done, NULL);                                                 \
        pthread_mutex_unlock(&order);                                                                                  \
        return done;                                                                                                   \
    }

PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

static int synced(int fd, int (*real)(int))
{
    if (!counts(fd))
        return real(fd);
    char path[4096];
    struct stat found;
    path_of(fd, path, sizeof path);
    const int folder = fstat(fd, &found) == 0 && S_ISDIR(found.st_mode);
    pthread_mutex_lock(&order);
    const int done = real(fd);
    if (done == 0)
        note(folder ? SYNC_FOLDER : SYNC, number_of(fd), 0, path, strlen(path), NULL);
    pthread_mutex_unlock(&order);
    return done;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

#define RESIZE_BY(name, type)                                                                                          \
    int name(int fd, type size)                                                                                        \
    {                                                                                                                  \
        if (!counts(fd))                                                                                               \
            return REAL(name)(fd, size);                                                                               \
        pthread_mutex_lock(&order);                                                                                    \
        const int done = REAL(name)(fd, size);                                                                         \
        if (done == 0)                                                                                                 \
            note(RESIZE, number_of(fd), size, NULL, 0, NULL);                                                          \
        pthread_mutex_unlock(&order);                                                                                  \
        return done;                                                                                                   \
    }

RESIZE_BY(ftruncate, off_t)
RESIZE_BY(ftruncate64, off64_t)

#define ON_PATH(declaration, call, path, operation, one, two)                                                          \
    declaration                                                                                                        \
    {                                                                                                                  \
        if (!below(path))                                                                                              \
            return call;                                                                                               \
        pthread_mutex_lock(&order);                                                                                    \
        const int done = call;                                                                                         \
        if (done == 0)                                                                                                 \
            note(operation, 0, 0, one, strlen(one), two);                                                              \
        pthread_mutex_unlock(&order);                                                                                  \
        return done;                                                                                                   \
    }

ON_PATH(int unlink(const char *path), REAL(unlink)(path), path, UNLINK, path, NULL)
ON_PATH(int mkdir(const char *path, mode_t mode), REAL(mkdir)(path, mode), path, MKDIR, path, NULL)
ON_PATH(int rename(const char *from, const char *to), REAL(rename)(from, to), to, RENAME, from, to)
ON_PATH(int renameat2(int a, const char *from, int b, const char *to, unsigned int flags),
        REAL(renameat2)(a, from, b, to, flags), to, RENAME, from, to)

int linkat(int a, const char *from, int b, const char *to, int flags)
{
    if (!below(to))
        return REAL(linkat)(a, from, b, to, flags);
    struct stat found;
    pthread_mutex_lock(&order);
    const int done = REAL(linkat)(a, from, b, to, flags);
    if (done == 0 && stat(to, &found) == 0)
        note(CREATE, (uint64_t)found.st_ino, 0, to, strlen(to), NULL);
    pthread_mutex_unlock(&order);
    return done;
}

static int opened(const char *path, int flags, mode_t mode, real_open *real)
{
    if (!below(path) || (flags & (O_CREAT | O_TRUNC)) == 0)
        return real(path, flags, mode);
    pthread_mutex_lock(&order);
    const int is_new = access(path, F_OK) != 0;
    const int file = real(path, flags, mode);
    if (file >= 0 && is_new)
        note(CREATE, number_of(file), 0, path, strlen(path), NULL);
    else if (file >= 0 && (flags & O_TRUNC) != 0)
        note(RESIZE, number_of(file), 0, NULL, 0, NULL);
    pthread_mutex_unlock(&order);
    return file;
}

OPENED(open)
OPENED(open64)
