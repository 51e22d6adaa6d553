/* What both shims need: the C library's own functions, and where an open file stands. */
#pragma once

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* The path of an open file; empty when there is none. Answers its size. */
static inline size_t path_of(int fd, char *path, size_t room)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t size = readlink(link, path, room - 1);
    path[size > 0 ? size : 0] = '\0';
    return size > 0 ? (size_t)size : 0;
}

typedef int real_open(const char *path, int flags, ...);

/* What a shim makes of opening a file. */
static int opened(const char *path, int flags, mode_t mode, real_open *real);

/* The C library's `name` with the mode that stands behind the flags only where a file may be made. */
#define OPENED(name)                                                                                                   \
    int name(const char *path, int flags, ...)                                                                         \
    {                                                                                                                  \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;                           \
        va_end(rest);                                                                                                  \
        return opened(path, flags, mode, REAL(name));                                                                  \
    }
