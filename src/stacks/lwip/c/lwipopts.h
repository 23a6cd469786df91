/* lwIP without threads, timers or anything beside TCP over IPv4: time passes when tick() is called. */
#define NO_SYS 1
#define SYS_LIGHTWEIGHT_PROT 0
#define LWIP_TIMERS 0
#define LWIP_ARP 0
#define LWIP_ETHERNET 0
#define LWIP_UDP 0
#define LWIP_RAW 0
#define LWIP_DHCP 0
#define LWIP_IPV6 0
#define LWIP_SOCKET 0
#define LWIP_NETCONN 0
#define LWIP_STATS 0
#define IP_REASSEMBLY 0
#define IP_FRAG 0
#define LWIP_NETIF_LOOPBACK 0
#define MEM_ALIGNMENT 8
#define MEM_SIZE 65536
#define MEMP_MEM_MALLOC 1
/* A listener outlives the connection it took, and may come back while that is in TIME-WAIT. */
#define SO_REUSE 1
#define TCP_MSS 536
#define TCP_WND (4 * TCP_MSS)
#define TCP_SND_BUF (4 * TCP_MSS)
#define TCP_SND_QUEUELEN 16
#define MEMP_NUM_TCP_SEG 32
#define LWIP_HOOK_FILENAME "hooks.h"
#define LWIP_HOOK_TCP_ISN(localIp, localPort, remoteIp, remotePort) synproof_isn()
