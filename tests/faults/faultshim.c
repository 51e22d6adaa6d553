/* Loaded before the C library (LD_PRELOAD): makes the write-side call with a given number fail, tear or kill the process.
 *
 * FAULT_PATH   only calls on files below this folder count
 * FAULT_AT     number of the call, from 1 on
 * FAULT_MODE   kill: the process is killed before the call; torn: after half of it; enospc, eio, erofs: this call and
 *              every later one fails; eio1: this call alone fails
 * FAULT_WHILE  instead of FAULT_AT: calls fail as long as this file exists
 * FAULT_LOG    the number of calls is written to this file at exit
 */
#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum mode { NONE, KILL, TORN, ENOSPC_ON, EIO_ON, EROFS_ON, EIO_ONCE };

static atomic_long calls;
static long fault_at;
static enum mode fault_mode;
static const char *fault_path;
static const char *fault_while;

__attribute__((constructor)) static void begin(void)
{
    static const char *const names[] = {"", "kill", "torn", "enospc", "eio", "erofs", "eio1"};
    const char *mode = getenv("FAULT_MODE");
    const char *at = getenv("FAULT_AT");
    fault_path = getenv("FAULT_PATH");
    fault_while = getenv("FAULT_WHILE");
    fault_at = at ? atol(at) : 0;
    for (int i = 1; mode && i <= EIO_ONCE; ++i) {
        if (strcmp(mode, names[i]) == 0)
            fault_mode = (enum mode)i;
    }
}

__attribute__((destructor)) static void end(void)
{
    const char *log = getenv("FAULT_LOG");
    if (!log)
        return;
    FILE *file = fopen(log, "w");
    if (!file)
        return;
    fprintf(file, "%ld\n", atomic_load(&calls));
    fclose(file);
}

static int below(const char *path)
{
    return fault_path && path && strncmp(path, fault_path, strlen(fault_path)) == 0;
}

static int counts(int fd)
{
    char path[4096];
    return path_of(fd, path, sizeof path) > 0 && below(path);
}

/* What is to happen to a call that counts: 0 for nothing, 1 for a torn one, -1 with errno set for a failed one. */
static int fate(void)
{
    int failing = 0;
    const long number = atomic_fetch_add(&calls, 1) + 1;
    if (fault_while) {
        failing = access(fault_while, F_OK) == 0;
    } else if (fault_at > 0) {
        if (number == fault_at && fault_mode == KILL)
            raise(SIGKILL);
        if (number == fault_at && fault_mode == TORN)
            return 1;
        failing = fault_mode == EIO_ONCE ? number == fault_at : number >= fault_at;
    }
    if (!failing || fault_mode == NONE || fault_mode == KILL || fault_mode == TORN)
        return 0;
    errno = fault_mode == ENOSPC_ON ? ENOSPC : fault_mode == EROFS_ON ? EROFS : EIO;
    return -1;
}

/* Calls that only give space back or make what is written lasting do not fail for a full disk. */
static int fate_unless_full(void)
{
    const int what = fate();
    return what < 0 && errno == ENOSPC ? 0 : what;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    const int what = counts(fd) ? fate() : 0;
    if (what < 0)
        return -1;
    if (what > 0) {
        REAL(write)(fd, bytes, size / 2);
        raise(SIGKILL);
    }
    return REAL(write)(fd, bytes, size);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    const int what = counts(fd) ? fate() : 0;
    if (what < 0)
        return -1;
    if (what > 0) {
        REAL(pwrite)(fd, bytes, size / 2, at);
        raise(SIGKILL);
    }
    return REAL(pwrite)(fd, bytes, size, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    const int what = counts(fd) ? fate() : 0;
    if (what < 0)
        return -1;
    if (what > 0) {
        REAL(pwrite64)(fd, bytes, size / 2, at);
        raise(SIGKILL);
    }
    return REAL(pwrite64)(fd, bytes, size, at);
}

#define ON_FILE(declaration, name, fd, ...)                                                                            \
    declaration                                                                                                        \
    {                                                                                                                  \
        const int what = counts(fd) ? fate_unless_full() : 0;                                                          \
        if (what < 0)                                                                                                  \
            return -1;                                                                                                 \
        const int done = REAL(name)(__VA_ARGS__);                                                                      \
        if (what > 0)                                                                                                  \
            raise(SIGKILL);                                                                                            \
        return done;                                                                                                   \
    }

#define ON_PATH(declaration, name, path, ...)                                                                          \
    declaration                                                                                                        \
    {                                                                                                                  \
        const int what = below(path) ? fate_unless_full() : 0;                                                         \
        if (what < 0)                                                                                                  \
            return -1;                                                                                                 \
        const int done = REAL(name)(__VA_ARGS__);                                                                      \
        if (what > 0)                                                                                                  \
            raise(SIGKILL);                                                                                            \
        return done;                                                                                                   \
    }

ON_FILE(int fsync(int fd), fsync, fd, fd)
ON_FILE(int fdatasync(int fd), fdatasync, fd, fd)
ON_FILE(int ftruncate(int fd, off_t size), ftruncate, fd, fd, size)
ON_FILE(int ftruncate64(int fd, off64_t size), ftruncate64, fd, fd, size)
ON_PATH(int unlink(const char *path), unlink, path, path)
ON_PATH(int mkdir(const char *path, mode_t mode), mkdir, path, path, mode)
ON_PATH(int rename(const char *from, const char *to), rename, to, from, to)
ON_PATH(int link(const char *from, const char *to), link, to, from, to)
ON_PATH(int linkat(int a, const char *from, int b, const char *to, int flags), linkat, to, a, from, b, to, flags)
ON_PATH(int renameat2(int a, const char *from, int b, const char *to, unsigned int flags), renameat2, to, a, from, b, to,
        flags)

static int creating(const char *path, int flags)
{
    const int makes = (flags & (O_CREAT | O_TRUNC)) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
    return makes && below(path) ? fate() : 0;
}

static int opened(const char *path, int flags, mode_t mode, real_open *real)
{
    const int what = creating(path, flags);
    if (what < 0)
        return -1;
    const int file = real(path, flags, mode);
    if (what > 0)
        raise(SIGKILL);
    return file;
}

OPENED(open)
OPENED(open64)
