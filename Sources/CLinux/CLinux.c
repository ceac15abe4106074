// What needs kernel headers that would hide parts of Glibc's module if the header included them.
#include "CLinux.h"

#include <asm/socket.h>
#include <linux/filter.h>

int clinux_drop_new_connections(int listener) {
    // The filter sees packets from the TCP header on: of those with the SYN flag keep zero bytes, of others all.
    struct sock_filter instructions[] = {
        BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 13),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x02, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, 0),
        BPF_STMT(BPF_RET | BPF_K, UINT32_MAX),
    };
    struct sock_fprog program = {.len = sizeof instructions / sizeof instructions[0], .filter = instructions};
    return setsockopt(listener, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0 ? 0 : -errno;
}
