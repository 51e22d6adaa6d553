/* What both shims need: the C library's own functions, and where an open file stands. */
#pragma once

#define _GNU_SOURCE
#include <dlfcn.h>
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
