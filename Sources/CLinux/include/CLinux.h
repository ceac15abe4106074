// Linux system calls and constants that Swift's Glibc module does not export.
//
// The prototypes of accept4 and renameat2 stand here by hand: defining _GNU_SOURCE for this module alone
// would give it another fd_set than the one Glibc was imported with, which the compiler refuses.
#pragma once

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/// Accepts a connection and sets SOCK_NONBLOCK and SOCK_CLOEXEC in the same call. See accept4(2).
extern int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);

/// Renames with flags; RENAME_EXCHANGE swaps two paths in one step. See renameat2(2).
extern int renameat2(int old_directory, const char *old_path, int new_directory, const char *new_path,
                     unsigned int flags);

/// Swaps old and new path atomically (linux/fs.h).
static const unsigned int clinux_rename_exchange = 1u << 1;

extern long syscall(long number, ...);

/// Lets a listening TCP socket drop the packets with which clients begin to connect; connections begun before are still
/// made. Returns zero or a negative errno.
extern int clinux_drop_new_connections(int listener);

/// recv(2) that is no point of cancellation: in a process with threads the C library's costs two calls more, and no
/// thread here is ever cancelled. Returns the count or a negative errno.
static inline ssize_t clinux_receive(int socket, void *room, size_t length) {
    long count = syscall(SYS_recvfrom, socket, room, length, 0, (void *)0, (void *)0);
    return count >= 0 ? count : -errno;
}

/// send(2) without SIGPIPE, in the same way.
static inline ssize_t clinux_send(int socket, const void *bytes, size_t length) {
    long count = syscall(SYS_sendto, socket, bytes, length, MSG_NOSIGNAL, (void *)0, 0);
    return count >= 0 ? count : -errno;
}

/// Whether the processor has instructions for SHA-256, which Swift cannot name.
extern int clinux_has_sha256(void);

/// Adds blocks of 64 bytes to the state of a hash by those instructions, several times as fast as without them. To be
/// called only where the processor has them.
extern void clinux_sha256_add(uint32_t state[8], const uint32_t constants[64], const uint8_t *bytes, size_t blocks);

/// How many processors the calling thread may be scheduled on; zero where the kernel does not say. See
/// sched_getaffinity(2): the system call, unlike the function, tells how large the kernel's mask is.
static inline int clinux_schedulable_processors(void) {
    unsigned long mask[1024 / sizeof(unsigned long)] = {0};
    long bytes = syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
    int count = 0;
    for (long word = 0; word < bytes / (long)sizeof *mask; word++) count += __builtin_popcountl(mask[word]);
    return count;
}
