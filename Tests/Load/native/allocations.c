// Counts what a program allocates: LD_PRELOAD=allocations.so PROGRAM. SIGUSR2 prints the count so far to stderr.
//
// malloc, calloc, realloc and the aligned kinds count; free does not. The counter is one relaxed atomic.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static atomic_ulong count;

static void note(void) { atomic_fetch_add_explicit(&count, 1, memory_order_relaxed); }

void *malloc(size_t size) {
    note();
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    note();
    return __libc_calloc(number, size);
}

void *realloc(void *old, size_t size) {
    note();
    return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    note();
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
    note();
    *result = __libc_memalign(alignment, size);
    return *result ? 0 : 12;
}

// Only what is safe within a signal handler: digits by hand, one write.
static void report(int signal) {
    (void)signal;
    char text[24];
    size_t start = sizeof text;
    unsigned long value = atomic_load_explicit(&count, memory_order_relaxed);
    text[--start] = '\n';
    do text[--start] = (char)('0' + value % 10);
    while (value /= 10);
    if (write(STDERR_FILENO, text + start, sizeof text - start) < 0) _exit(1);
}

__attribute__((constructor)) static void begin(void) { signal(SIGUSR2, report); }
