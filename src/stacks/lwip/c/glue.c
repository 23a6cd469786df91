/*
 * One endpoint of lwIP: at most one listener and one connection between two fixed sockets. Packets, octets and time come
 * in by calls; packets, text and events go out by imports. The caller has numbers of its own for nothing but octets and fields.
 */
#include "lwip/init.h"
#include "lwip/ip4.h"
#include "lwip/netif.h"
#include "lwip/pbuf.h"
#include "lwip/priv/tcp_priv.h"
#include "lwip/tcp.h"

#define OUT(name) __attribute__((export_name(name)))

/* Imported, as are those of hooks.h and arch/cc.h. */
void synproof_sent(const void *packet, u32_t length);
void synproof_text(const void *octets, u32_t length);
/* 1 open, 2 end of the remote stream, 3 reset or refused, 4 given up */
void synproof_event(u32_t kind);

static struct netif interface;
static struct tcp_pcb *listener;
static ip4_addr_t local, remote;
static u16_t local_port, remote_port;
static u8_t buffer[4096];
static u8_t packet[4096];

void tcp_timer_needed(void) {}

static err_t output(struct netif *netif, struct pbuf *p, const ip4_addr_t *to) {
  (void)netif; (void)to;
  u16_t length = pbuf_copy_partial(p, packet, sizeof packet, 0);
  synproof_sent(packet, length);
  return ERR_OK;
}

static err_t up(struct netif *netif) {
  netif->output = output;
  netif->mtu = 1500;
  return ERR_OK;
}

static struct tcp_pcb *in_list(struct tcp_pcb *list) {
  for (; list != NULL; list = list->next)
    if (list->local_port == local_port && list->remote_port == remote_port) return list;
  return NULL;
}

/* By its sockets: lwIP frees a connection without telling whoever has closed it. */
static struct tcp_pcb *connection(void) {
  struct tcp_pcb *pcb = in_list(tcp_active_pcbs);
  return pcb != NULL ? pcb : in_list(tcp_tw_pcbs);
}

static err_t received(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {
  (void)arg; (void)err; (void)pcb;
  if (p == NULL) { synproof_event(2); return ERR_OK; }
  u16_t length = pbuf_copy_partial(p, buffer, sizeof buffer, 0);
  synproof_text(buffer, length);
  pbuf_free(p);
  return ERR_OK;
}

static void failed(void *arg, err_t err) {
  (void)arg;
  if (err == ERR_RST) synproof_event(3);
  else if (err == ERR_ABRT) synproof_event(4);
}

static void watch(struct tcp_pcb *pcb) {
  tcp_recv(pcb, received);
  tcp_err(pcb, failed);
  tcp_nagle_disable(pcb);
}

static err_t connected(void *arg, struct tcp_pcb *pcb, err_t err) {
  (void)arg; (void)pcb; (void)err;
  synproof_event(1);
  return ERR_OK;
}

/* One connection is all that a listener takes: it closes with the first. */
static err_t accepted(void *arg, struct tcp_pcb *pcb, err_t err) {
  (void)arg;
  if (err != ERR_OK || pcb == NULL) return ERR_VAL;
  watch(pcb);
  synproof_event(1);
  return ERR_OK;
}

OUT("start") void start(u32_t own, u32_t own_port, u32_t other, u32_t other_port) {
  ip4_addr_t mask, gateway;
  lwip_init();
  local.addr = PP_HTONL(own); remote.addr = PP_HTONL(other);
  local_port = (u16_t)own_port; remote_port = (u16_t)other_port;
  ip4_addr_set_any(&mask); ip4_addr_set_any(&gateway);
  netif_add(&interface, &local, &mask, &gateway, NULL, up, ip4_input);
  netif_set_default(&interface);
  netif_set_up(&interface);
  netif_set_link_up(&interface);
}

OUT("buffer") u8_t *where(void) { return buffer; }

OUT("receive") void receive(u32_t length) {
  struct pbuf *p = pbuf_alloc(PBUF_RAW, (u16_t)length, PBUF_RAM);
  if (p == NULL) { synproof_fail("no memory for a packet"); return; }
  pbuf_take(p, buffer, (u16_t)length);
  if (interface.input(p, &interface) != ERR_OK) pbuf_free(p);
}

/* 250 ms. */
OUT("tick") void tick(void) { tcp_tmr(); }
/* Acknowledgments that are delayed go out: their delay may be as short as one likes. */
OUT("flush") void flush(void) { tcp_fasttmr(); }

OUT("listen") s32_t listen_(void) {
  struct tcp_pcb *pcb = tcp_new();
  err_t err;
  if (pcb == NULL) return ERR_MEM;
  ip_set_option(pcb, SOF_REUSEADDR);
  err = tcp_bind(pcb, &local, local_port);
  if (err != ERR_OK) { tcp_close(pcb); return err; }
  listener = tcp_listen(pcb);
  tcp_accept(listener, accepted);
  return ERR_OK;
}
OUT("unlisten") void unlisten(void) { if (listener != NULL) { tcp_close(listener); listener = NULL; } }

OUT("connect") s32_t connect_(void) {
  struct tcp_pcb *pcb = tcp_new();
  err_t err;
  if (pcb == NULL) return ERR_MEM;
  err = tcp_bind(pcb, &local, local_port);
  if (err == ERR_OK) { watch(pcb); err = tcp_connect(pcb, &remote, remote_port, connected); }
  if (err != ERR_OK) tcp_close(pcb);
  return err;
}

OUT("write") s32_t write_(u32_t length) {
  struct tcp_pcb *pcb = connection();
  err_t err;
  if (pcb == NULL) return ERR_CONN;
  err = tcp_write(pcb, buffer, (u16_t)length, TCP_WRITE_FLAG_COPY);
  return err == ERR_OK ? tcp_output(pcb) : err;
}
/* The user has taken so many octets. */
OUT("taken") void taken(u32_t length) {
  struct tcp_pcb *pcb = connection();
  if (pcb != NULL && pcb->state != TIME_WAIT) tcp_recved(pcb, (u16_t)length);
}
/* CLOSE: nothing more will be written; reading goes on. */
OUT("close") s32_t close_(void) {
  struct tcp_pcb *pcb = connection();
  if (pcb == NULL) return ERR_CONN;
  return pcb->state == SYN_SENT ? tcp_close(pcb) : tcp_shutdown(pcb, 0, 1);
}
OUT("abort") void abort_(void) {
  struct tcp_pcb *pcb = connection();
  if (pcb != NULL) { tcp_err(pcb, NULL); tcp_abort(pcb); }
}

/* What the connection says of itself. 0 state (lwIP's numbers, TIME-WAIT 10, none 0), then numbers of the TCB; 5 whether the listener is there. */
OUT("field") u32_t field(u32_t which) {
  struct tcp_pcb *pcb = connection();
  if (which == 5) return listener != NULL;
  if (pcb == NULL) return which == 0 && listener != NULL ? LISTEN : 0;
  switch (which) {
    case 0: return pcb->state;
    case 1: return pcb->snd_nxt;
    case 2: return pcb->lastack;
    case 3: return pcb->rcv_nxt;
    case 4: return pcb->rcv_wnd;
    case 6: return pcb->snd_wnd;
    default: return 0;
  }
}
